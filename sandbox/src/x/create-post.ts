import { createHash } from 'node:crypto';

import type { ApiCall } from './endpoint';
import { nextId } from './ids';
import { crawlCard } from './link-card';
import { checkPost, normalisedText } from './post-rules';
import { postSchema, type PostBody } from './post-schema';
import { createdView } from './post-view';
import { readJson } from './request-parts';
import { newShortLink, shortenUrls } from './short-links';
import type { AttachmentKind, Post, PostMedia, Upload, XAccount, XSite } from './state';

/** `POST /2/tweets` (https://docs.x.com/x-api/posts/create-post, checked 2026-11-22). */
export const createPost = async ({ context, site, account }: ApiCall): Promise<Response> => {
  const body = await readJson(context, postSchema);
  const text = (body.text ?? '').normalize('NFC');
  const { uploads, parent } = checkPost({ site, account, body, text });
  const post = newPost({ site, account, body, text, uploads, parent });
  site.state.posts.push(post);
  if (parent) parent.metrics.replies += 1;
  site.world.ledger.record({
    platform: 'x',
    accountId: account.id,
    id: post.id,
    sameness: samenessOf(post),
    at: post.createdAtMs,
  });
  site.world.changed();
  // The crawler comes later; the answer never waits for it.
  void crawlCard(site, post);
  return context.json({ data: createdView(site, post) }, 201);
};

interface NewPost {
  site: XSite;
  account: XAccount;
  body: PostBody;
  text: string;
  uploads: Upload[];
  parent: Post | null;
}

const newPost = ({ site, account, body, text, uploads, parent }: NewPost): Post => {
  const id = nextId(site);
  const now = site.world.clock.now();
  return {
    id,
    authorId: account.id,
    rawText: text,
    urls: shortenUrls(site, text),
    media: uploads.map(toPostMedia),
    mediaShortUrl: uploads.length > 0 ? newShortLink(site) : null,
    poll: body.poll
      ? { options: body.poll.options, endsAtMs: now + body.poll.duration_minutes * 60_000 }
      : null,
    replyToId: parent?.id ?? null,
    conversationId: parent?.conversationId ?? id,
    replySettings: body.reply_settings ?? 'everyone',
    labels: labelsOf(body),
    createdAtMs: now,
    deletedAtMs: null,
    card: null,
    isMeasured: false,
    metrics: {
      replies: 0,
      reposts: 0,
      likes: 0,
      quotes: 0,
      bookmarks: 0,
      impressions: 0,
      linkClicks: 0,
      profileClicks: 0,
    },
  };
};

const labelsOf = (body: PostBody): string[] => [
  ...(body.made_with_ai ? ['Made with AI'] : []),
  ...(body.paid_partnership ? ['Paid partnership'] : []),
];

const toPostMedia = (upload: Upload): PostMedia => ({
  mediaKey: upload.mediaKey,
  kind: attachmentKind(upload.category),
  blob: upload.file?.blob ?? '',
  mimeType: upload.file?.image?.type ?? upload.mediaType,
  width: (upload.file?.image ?? upload.file?.video)?.width ?? null,
  height: (upload.file?.image ?? upload.file?.video)?.height ?? null,
  altText: upload.altText,
});

const attachmentKind = (category: string): AttachmentKind => {
  if (category === 'tweet_gif') return 'animated_gif';
  return category === 'tweet_image' ? 'photo' : 'video';
};

const samenessOf = (post: Post): string =>
  createHash('sha256')
    .update(JSON.stringify([normalisedText(post.rawText), post.media.map((media) => media.blob)]))
    .digest('hex');
