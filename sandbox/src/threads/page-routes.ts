import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByUsername } from './accounts';
import { feedPage, homePage, permalinkPage, strayPage } from './feed-page';
import type { Threads } from './state';
import { authorOf, postByShortcode } from './visible-posts';

const HANDLE = '/:handle{@[\\w.]+}';

/** The feed at `/`, each account's own page, and every post at the path of its public address. */
export const pageRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  app.get('/', (context) => context.html(homePage(threads)));
  app.get(HANDLE, (context) => {
    const account = accountByUsername(context.req.param('handle').slice(1));
    if (!account) return context.html(strayPage(), 404);
    return context.html(feedPage(threads, { title: account.name, accounts: [account] }));
  });
  app.get(`${HANDLE}/post/:shortcode`, (context) => {
    const post = postByShortcode(threads, context.req.param('shortcode'));
    const isOfHandle = post && `@${authorOf(post).username}` === context.req.param('handle');
    if (!isOfHandle) return context.html(strayPage(), 404);
    return context.html(permalinkPage(threads, post));
  });
};
