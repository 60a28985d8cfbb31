import type { Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountById, accountByUsername, ACCOUNTS, type MastodonAccount } from './accounts';
import { avatar } from './avatar';
import { domainOf, INSTANCE_TITLE } from './instance';
import { brand, pageShell, type Markup } from './page-shell';
import { statusArticle } from './status-article';
import { statusPath } from './status-view';
import type { Mastodon, Status } from './state';
import { scanText } from './text-scan';

/** The live feed at `/`, each account's page and each post's own page at their public addresses. */
export const feedRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  app.get('/', (context) =>
    context.html(feedPage(mastodon, { title: 'Live feed', statuses: newestFirst(mastodon) }))
  );
  app.get('/tags/:tag', (context) => {
    const tag = context.req.param('tag').toLowerCase();
    const statuses = newestFirst(mastodon).filter(({ text }) => hasTag(text, tag));
    return context.html(feedPage(mastodon, { title: `#${tag}`, statuses }));
  });
  app.get('/:handle{@\\w+}', (context) => {
    const account = accountByUsername(context.req.param('handle').slice(1));
    if (!account) return context.html(strayPage(), 404);
    const statuses = newestFirst(mastodon).filter(({ accountId }) => accountId === account.id);
    return context.html(feedPage(mastodon, { title: account.displayName, statuses, account }));
  });
  app.get('/:handle{@\\w+}/:id', (context) => {
    const status = visible(mastodon, context.req.param('id'));
    return status ? context.html(statusPage(mastodon, status)) : context.html(strayPage(), 404);
  });
  app.get('/users/:username/statuses/:id', (context) => {
    const status = visible(mastodon, context.req.param('id'));
    return status ? context.redirect(statusPath(status), 302) : context.html(strayPage(), 404);
  });
};

const newestFirst = ({ state }: Mastodon): Status[] =>
  state.statuses.filter(({ isDeleted }) => !isDeleted).reverse();

const visible = ({ state }: Mastodon, id: string): Status | null =>
  state.statuses.find((status) => status.id === id && !status.isDeleted) ?? null;

const hasTag = (text: string, tag: string): boolean =>
  scanText(text).some((entity) => entity.kind === 'hashtag' && entity.tag.toLowerCase() === tag);

interface Feed {
  title: string;
  statuses: readonly Status[];
  /** Whose page it is; all accounts' without. */
  account?: MastodonAccount;
}

const feedPage = (mastodon: Mastodon, { title, statuses, account }: Feed): Markup =>
  frame(mastodon, {
    ...{ title, account },
    column: html`${account ? person(mastodon, account) : ''}
    ${statuses.map((status) => statusArticle({ mastodon, status }))}
    ${statuses.length === 0 ? emptyState() : ''}`,
  });

/** What the post answers above it, the answers below. */
const statusPage = (mastodon: Mastodon, status: Status): Markup => {
  const author = accountById(status.accountId);
  const answers = newestFirst(mastodon)
    .reverse()
    .filter(({ inReplyToId }) => inReplyToId === status.id);
  return frame(mastodon, {
    title: author ? `Post of ${author.displayName}` : 'Post',
    column: html`${ancestorsOf(mastodon, status).map((ancestor) =>
      statusArticle({ mastodon, status: ancestor, isJoined: true })
    )}
    ${statusArticle({ mastodon, status, isFocused: true })}
    ${answers.map((answer) => statusArticle({ mastodon, status: answer }))}`,
  });
};

const ancestorsOf = (mastodon: Mastodon, { inReplyToId }: Status): Status[] => {
  const parent = inReplyToId === null ? null : visible(mastodon, inReplyToId);
  return parent ? [...ancestorsOf(mastodon, parent), parent] : [];
};

interface Frame {
  title: string;
  column: Markup;
  /** Whose page it is: the others are not shown beside it. */
  account?: MastodonAccount;
}

const frame = (mastodon: Mastodon, page: Frame): Markup =>
  pageShell({
    title: page.title,
    isLive: true,
    content: html`<div class="columns">
      <aside class="panel about">
        <div class="cover"></div>
        <div>
          ${brand(INSTANCE_TITLE)}
          <p class="soft small">${domainOf(mastodon)}</p>
          <p>A small server for people who live by the water. It plays Mastodon on this machine.</p>
          <ul class="members">
            ${(page.account ? [page.account] : ACCOUNTS).map((account) =>
              member(mastodon, account)
            )}
          </ul>
        </div>
      </aside>
      <main class="panel">
        <h2 class="heading">${page.title}</h2>
        ${page.column}
      </main>
    </div>`,
  });

const member = (mastodon: Mastodon, account: MastodonAccount): Markup =>
  html`<li>
    <a href="/@${account.username}">
      ${avatar(account, 36)}
      <span>
        <b>${account.displayName}</b>
        <small>@${account.username}@${domainOf(mastodon)}</small>
      </span>
    </a>
  </li>`;

const person = (mastodon: Mastodon, account: MastodonAccount): Markup =>
  html`<section class="person">
    ${avatar(account, 56)}
    <div>
      <h3>
        <a href="/@${account.username}">${account.displayName}</a>
        ${account.isBot ? html`<span class="chip">Automated</span>` : ''}
        ${account.isLocked ? html`<span class="chip">Approves followers</span>` : ''}
      </h3>
      <span class="soft">@${account.username}@${domainOf(mastodon)}</span>
      <p>${account.note}</p>
      <p class="soft small">
        <b>${account.following}</b> following · <b>${account.followers.toLocaleString('en')}</b>
        followers
      </p>
    </div>
  </section>`;

const emptyState = (): Markup =>
  html`<section class="empty">
    <svg class="bubble" viewBox="0 0 88 70" fill="none" aria-hidden="true">
      <path
        d="M16 6h56a10 10 0 0 1 10 10v28a10 10 0 0 1-10 10H40L22 66V54h-6A10 10 0 0 1 6 44V16A10 10 0 0 1 16 6Z"
        fill="currentColor"
        opacity=".18"
      />
      <path d="M26 24h36M26 36h22" stroke="currentColor" stroke-width="5" stroke-linecap="round" />
    </svg>
    <h3>Nothing here yet</h3>
    <p>Posts of a connected account show up here within seconds.</p>
  </section>`;

const strayPage = (): Markup =>
  pageShell({
    title: 'Not found',
    content: html`<main class="dialog">
      ${brand(INSTANCE_TITLE)}
      <section class="panel">
        <h1>The page you are looking for isn’t here.</h1>
        <p><a href="/">Back to the live feed</a></p>
      </section>
    </main>`,
  });
