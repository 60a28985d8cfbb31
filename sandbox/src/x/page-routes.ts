import { Hono, type Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { avatarSvg } from './avatar';
import { feedPage, permalinkPage, profilePage, strayPage } from './feed-page';
import { newestFirst } from './post-view';
import { mentionsTag } from './text-entities';
import { accountById, accountByUsername, visiblePost, visiblePosts, type XSite } from './state';

export { strayPage } from './feed-page';

/** What people see: the feed, profiles, single posts and the files in them. */
export const pageRoutes = (site: XSite): Hono<SandboxEnv> => {
  const app = new Hono<SandboxEnv>();
  app.get('/', (context) => context.html(feedPage(site, newestFirst(visiblePosts(site)))));
  app.get('/i/avatar/:file', (context) => {
    const account = accountByUsername(site, context.req.param('file').replace(/\.svg$/, ''));
    if (!account) return context.notFound();
    return context.body(avatarSvg(account), 200, { 'content-type': 'image/svg+xml' });
  });
  app.get('/i/media/:key', (context) => mediaFile(site, context));
  app.get('/i/card/:id', (context) => {
    const image = visiblePost(site, context.req.param('id'))?.card?.image;
    return image ? blobAnswer({ site, context, ...image }) : context.notFound();
  });
  app.get('/i/web/status/:id', (context) => {
    const post = visiblePost(site, context.req.param('id'));
    const author = post && accountById(site, post.authorId);
    if (!author) return context.html(strayPage(), 404);
    return context.redirect(`/${author.username}/status/${post.id}`, 302);
  });
  app.get('/hashtag/:tag', (context) => {
    const tag = context.req.param('tag');
    const posts = visiblePosts(site).filter((post) => mentionsTag(post.rawText, tag));
    return context.html(feedPage(site, newestFirst(posts), `#${tag}`));
  });
  app.get('/:username/status/:id', (context) => {
    const post = visiblePost(site, context.req.param('id'));
    return post ? context.html(permalinkPage(site, post)) : context.html(strayPage(), 404);
  });
  app.get('/:username', (context) => {
    const account = accountByUsername(site, context.req.param('username'));
    return account ? context.html(profilePage(site, account)) : context.html(strayPage(), 404);
  });
  return app;
};

const mediaFile = (site: XSite, context: Context<SandboxEnv>): Response | Promise<Response> => {
  const key = context.req.param('key');
  const media = visiblePosts(site)
    .flatMap((post) => post.media)
    .find(({ mediaKey }) => mediaKey === key);
  return media ? blobAnswer({ site, context, ...media }) : context.notFound();
};

const blobAnswer = (input: {
  site: XSite;
  context: Context<SandboxEnv>;
  blob: string;
  mimeType: string;
}): Response | Promise<Response> => {
  const { site, context, mimeType } = input;
  const bytes = site.world.blobs.get(input.blob);
  if (!bytes) return context.notFound();
  const headers = {
    'content-type': mimeType,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=86400',
    'accept-ranges': 'bytes',
  };
  // Players ask for pieces of a video, and some play nothing without them.
  const range = readRange(context.req.header('range'), bytes.byteLength);
  if (!range) return context.body(new Uint8Array(bytes), 200, headers);
  const piece = new Uint8Array(bytes.subarray(range.start, range.end + 1));
  const contentRange = `bytes ${range.start}-${range.end}/${bytes.byteLength}`;
  return context.body(piece, 206, { ...headers, 'content-range': contentRange });
};

/** First and last byte of a single range; null when the whole file is to be sent. */
const readRange = (
  header: string | undefined,
  length: number
): { start: number; end: number } | null => {
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined) return null;
  const range = { start: Number(from), end: Math.min(Number(to || length - 1), length - 1) };
  return range.start <= range.end ? range : null;
};
