import type { Hono } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import type { Markup } from '../../kernel/page-shell';
import { instagramAccountById } from '../../meta/instagram-accounts';
import { drawPortrait } from '../../meta/portrait';
import { accountByUsername } from '../accounts';
import { problemPage } from '../consent-page';
import { mediaById, visibleMedia } from '../content/visible-media';
import type { Instagram } from '../state';
import { homePage, permalinkPage, profilePage, storyPage } from './pages';
import { sendFile } from './send-file';

export const notFoundPage = (): Markup =>
  problemPage('The link you followed may be broken, or the page may have been removed.');

/** The feed, profiles, posts, stories, files and drawn pictures. Register it after the API. */
export const feedRoutes = (app: Hono<SandboxEnv>, instagram: Instagram): void => {
  app.get('/', (context) => context.html(homePage(instagram)));
  app.get('/picture/:file', (context) => {
    const account = instagramAccountById(context.req.param('file').replace(/\.svg$/, ''));
    if (!account) return context.notFound();
    return context.body(drawPortrait(account), 200, { 'content-type': 'image/svg+xml' });
  });
  app.get('/media/:blob', (context) => sendFile(instagram, context));
  for (const slash of ['', '/']) {
    for (const section of ['p', 'reel']) {
      app.get(`/${section}/:code${slash}`, (context) => {
        const code = context.req.param('code') ?? '';
        const media = visibleMedia(instagram).find(
          ({ shortcode, product }) => shortcode === code && product !== 'STORY'
        );
        return media ? context.html(permalinkPage(instagram, media)) : context.notFound();
      });
    }
    app.get(`/stories/:username/:id${slash}`, (context) => {
      const media = mediaById(instagram, context.req.param('id') ?? '');
      const account = accountByUsername(context.req.param('username') ?? '');
      const isTheirs = media?.product === 'STORY' && media.accountId === account?.id;
      if (!isTheirs || !account) return context.notFound();
      return context.html(storyPage(instagram, account, media));
    });
    app.get(`/:username${slash}`, (context) => {
      const account = accountByUsername(context.req.param('username') ?? '');
      return account ? context.html(profilePage(instagram, account)) : context.notFound();
    });
  }
};
