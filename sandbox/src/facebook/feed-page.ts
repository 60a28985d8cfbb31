import type { Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { instagramAccountById } from '../meta/instagram-accounts';
import { pageShell, type Markup } from '../kernel/page-shell';
import { drawPortrait, type Portrayed } from '../meta/portrait';
import { picturePath } from './nodes';
import { pageById, pagesOf, type Page } from './pages';
import { personByKey } from './people';
import { problemPage } from './problem-page';
import { visiblePosts } from './publishing/content';
import type { Post } from './publishing/content-state';
import type { Facebook } from './state';
import { FEED_STYLE } from './style';
import { contentFileRoutes } from './web/content-files';
import { permalinkRoutes } from './web/permalink-routes';
import { postCard } from './web/post-card';
import { POST_STYLE } from './web/post-style';
import { storyTray, storyView } from './web/stories';

const count = (number: number): string => number.toLocaleString('en-US');

const pageLink = (page: Page, current: Page | null): Markup =>
  html`<li>
    <a href="/${page.username}" ${page.id === current?.id ? 'aria-current=page' : ''}>
      <img class="round" src="${picturePath(page.id)}" width="36" height="36" alt="" />
      <span>
        <b>${page.name}</b>
        <small class="soft">${count(page.followers)} followers</small>
      </span>
    </a>
  </li>`;

interface Layout {
  title: string;
  current: Page | null;
  content: Markup;
}

const layout = (facebook: Facebook, { title, current, content }: Layout): Markup =>
  pageShell({
    title: `${title} | Facebook sandbox`,
    style: FEED_STYLE + POST_STYLE,
    isLive: true,
    content: html`<div class="bar">
        <div>
          <a class="word" href="/">facebook</a>
          <span class="soft">sandbox · nothing here is public</span>
        </div>
      </div>
      <div class="columns">
        <aside class="card side">
          <h2>Pages</h2>
          <ul>
            ${pagesOf(facebook).map((page) => pageLink(page, current))}
          </ul>
        </aside>
        <main>${content}</main>
      </div>`,
  });

const empty = (title: string, words: string): Markup =>
  html`<section class="card empty">
    <svg width="72" height="72" viewBox="0 0 72 72" fill="none" aria-hidden="true">
      <rect x="8" y="12" width="56" height="48" rx="10" stroke="currentColor" stroke-width="3" />
      <circle cx="22" cy="27" r="6" fill="currentColor" />
      <path
        d="M34 24h20M34 31h13M17 43h38M17 50h26"
        stroke="currentColor"
        stroke-width="3"
        stroke-linecap="round"
      />
    </svg>
    <b>${title}</b>
    <p class="soft">${words}</p>
  </section>`;

const header = (page: Page): Markup =>
  html`<section class="card head">
    <div
      class="cover"
      style="background:linear-gradient(120deg, ${page.colours[0]}, ${page.colours[1]})"
    ></div>
    <div class="who">
      <img class="round" src="${picturePath(page.id)}" width="124" height="124" alt="" />
      <div>
        <h1>${page.name}</h1>
        <p class="soft">${count(page.followers)} followers · ${page.category}</p>
      </div>
    </div>
    <div class="tabs"><span class="now">Posts</span><span>About</span><span>Photos</span></div>
  </section>`;

const intro = (page: Page): Markup => {
  const linked = instagramAccountById(page.instagramId ?? '');
  return html`<section class="card about">
    <h2>Intro</h2>
    <p>${page.about}</p>
    <p class="soft">
      facebook.com/${page.username}${linked ? ` · Instagram: ${linked.username}` : ''}
    </p>
  </section>`;
};

const newestFirst = (facebook: Facebook): Post[] => visiblePosts(facebook).reverse();

/** Stories side by side, everything else below each other; `none` where there is nothing. */
const posts = (facebook: Facebook, shown: readonly Post[], none: Markup): Markup => {
  if (shown.length === 0) return none;
  const stories = shown.filter(({ format }) => format === 'story');
  const others = shown.filter(({ format }) => format !== 'story');
  return html`${storyTray(facebook, stories)} ${others.map((post) => postCard(facebook, post))}`;
};

const homePage = (facebook: Facebook): Markup =>
  layout(facebook, {
    title: 'Feed',
    current: null,
    content: posts(
      facebook,
      newestFirst(facebook),
      empty('No posts yet', 'What your Pages publish shows up here within seconds.')
    ),
  });

const profilePage = (facebook: Facebook, page: Page): Markup =>
  layout(facebook, {
    title: page.name,
    current: page,
    content: html`${header(page)} ${intro(page)}
    ${posts(
      facebook,
      newestFirst(facebook).filter(({ pageId }) => pageId === page.id),
      empty('No posts yet', `When ${page.name} publishes something, it appears here.`)
    )}`,
  });

const permalinkPage = (facebook: Facebook, post: Post): Markup => {
  const current = pageById(facebook, post.pageId);
  const content = post.format === 'story' ? storyView(facebook, post) : postCard(facebook, post);
  return layout(facebook, { title: current?.name ?? 'Post', current, content });
};

export const notFoundPage = (): Markup =>
  problemPage({
    title: 'This content isn’t available right now',
    problem: 'The link may be broken, or the Page may have been removed.',
  });

const portrayed = (facebook: Facebook, key: string): Portrayed | null =>
  personByKey(key) ?? pageById(facebook, key) ?? instagramAccountById(key);

/** The feed, the Pages' own pages and the drawn pictures. Register it after the API. */
export const feedRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  app.get('/', (context) => context.html(homePage(facebook)));
  app.get('/picture/:file', (context) => {
    const who = portrayed(facebook, context.req.param('file').replace(/\.svg$/, ''));
    if (!who) return context.notFound();
    return context.body(drawPortrait(who), 200, { 'content-type': 'image/svg+xml' });
  });
  contentFileRoutes(app, facebook);
  permalinkRoutes(app, facebook, (post) => permalinkPage(facebook, post));
  for (const slash of ['', '/']) {
    app.get(`/:username${slash}`, (context) => {
      const name = context.req.param('username');
      const page = pagesOf(facebook).find(({ username }) => username === name);
      return page ? context.html(profilePage(facebook, page)) : context.notFound();
    });
  }
};
