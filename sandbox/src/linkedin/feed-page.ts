import type { Hono } from 'hono';
import { html, raw } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import type { Html } from './consent-page';
import { FEED_STYLE } from './feed-style';
import { readLittleText } from './little-text';
import { mentionCheckOf } from './mentions';
import { MEMBERS, ORGANIZATIONS, type Profile } from './people';
import { avatar, postCard } from './post-card';
import type { LinkedIn, Post } from './state';

/** Replaces the page's content only when something changed, so that an open text stays open. */
const REFRESH_SCRIPT = `
  setInterval(async () => {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer || !answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.columns');
    const current = document.querySelector('.columns');
    if (next && current && next.dataset.version !== current.dataset.version) current.replaceWith(next);
  }, 3000);
`;

const versionOf = ({ state }: LinkedIn): string => {
  const lastChange = Math.max(0, ...state.posts.map((post) => post.lastModifiedAt));
  const deleted = [...state.posts, ...state.comments].filter(({ deletedAt }) => deletedAt !== null);
  return [state.posts.length, state.comments.length, deleted.length, lastChange].join('-');
};

const people = (platform: LinkedIn, profiles: readonly Profile[]): Html =>
  html`<ul>
    ${profiles.map((profile) => {
      const count = visiblePosts(platform).filter(
        ({ author }) => author.key === profile.key
      ).length;
      return html`<li>
        <a href="${profile.path}">
          ${avatar(profile, 36)}
          <span> ${profile.name}<small>${count} ${count === 1 ? 'post' : 'posts'}</small> </span>
        </a>
      </li>`;
    })}
  </ul>`;

const layout = (platform: LinkedIn, title: string, content: Html | Html[]): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} | LinkedIn sandbox</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(FEED_STYLE)}
        </style>
      </head>
      <body>
        <div class="bar">
          <div><a href="/">LinkedIn</a><span>sandbox · nothing here is public</span></div>
        </div>
        <div class="columns" data-version="${versionOf(platform)}">
          <aside class="card people">
            <h2>Members</h2>
            ${people(platform, MEMBERS)}
            <h2>Pages</h2>
            ${people(platform, ORGANIZATIONS)}
          </aside>
          <main>${content}</main>
        </div>
        <script>
          ${raw(REFRESH_SCRIPT)};
        </script>
      </body>
    </html>`;

const empty = (title: string, words: string): Html =>
  html`<section class="card empty">
    <b>${title}</b>
    <p>${words}</p>
  </section>`;

const visiblePosts = ({ state }: LinkedIn): Post[] =>
  state.posts.filter(({ deletedAt }) => deletedAt === null).reverse();

const list = (platform: LinkedIn, posts: readonly Post[], heading: string | null): Html[] => {
  const cards = posts.map((post) => postCard(platform, post, { isFolded: true }));
  const shown =
    cards.length > 0
      ? cards
      : [empty('Nothing here yet', 'Posts show up here the moment they are published.')];
  return heading ? [html`<h1 class="heading">${heading}</h1>`, ...shown] : shown;
};

const postsOfProfile = (platform: LinkedIn, profile: Profile): Html => {
  const posts = visiblePosts(platform).filter(({ author }) => author.key === profile.key);
  return layout(platform, profile.name, list(platform, posts, profile.name));
};

const postsWithHashtag = (platform: LinkedIn, word: string): Html => {
  const wanted = word.toLowerCase();
  const posts = visiblePosts(platform).filter(({ commentary }) =>
    readLittleText(commentary, mentionCheckOf(platform)).pieces.some(
      (piece) => piece.kind === 'hashtag' && piece.word.toLowerCase() === wanted
    )
  );
  return layout(platform, `#${word}`, list(platform, posts, `#${word}`));
};

const permalink = (platform: LinkedIn, urn: string): { page: Html; isFound: boolean } => {
  const post = visiblePosts(platform).find(
    (candidate) => candidate.urn === urn || candidate.activityUrn === urn
  );
  if (!post) {
    const words = 'It was deleted, or the address is wrong.';
    const page = layout(platform, 'Not found', empty('This post cannot be displayed', words));
    return { page, isFound: false };
  }
  return {
    page: layout(platform, 'Post', postCard(platform, post, { isFolded: false })),
    isFound: true,
  };
};

/** The feed, a post's own page at its public address, profiles and hashtags. */
export const feedRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  for (const path of ['/', '/feed', '/feed/']) {
    app.get(path, (context) =>
      context.html(layout(platform, 'Feed', list(platform, visiblePosts(platform), null)))
    );
  }
  for (const slash of ['', '/']) {
    app.get(`/feed/update/:urn${slash}`, (context) => {
      const { page, isFound } = permalink(platform, context.req.param('urn') ?? '');
      return context.html(page, isFound ? 200 : 404);
    });
    app.get(`/feed/hashtag/:word${slash}`, (context) =>
      context.html(postsWithHashtag(platform, context.req.param('word') ?? ''))
    );
    for (const profile of [...MEMBERS, ...ORGANIZATIONS]) {
      const path = profile.path.replace(/\/$/, slash);
      app.get(path, (context) => context.html(postsOfProfile(platform, profile)));
    }
  }
};
