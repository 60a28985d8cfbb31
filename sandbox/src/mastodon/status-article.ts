import { html, raw } from 'hono/html';

import { accountById, type MastodonAccount } from './accounts';
import { avatar } from './avatar';
import { engagementOf, type Engagement } from './engagement';
import { domainOf } from './instance';
import { mediaOf } from './media-view';
import type { Markup } from './page-shell';
import { cardMarkup, mediaMarkup, pollMarkup } from './status-attachments';
import { contentHtml } from './status-text';
import { drawingOf, statusPath } from './status-view';
import type { Mastodon, Status, Visibility } from './state';

interface Article {
  mastodon: Mastodon;
  status: Status;
  /** The post that a page is about: larger, with its whole date. */
  isFocused?: boolean;
  /** Drawn with a line down to the next post. */
  isJoined?: boolean;
}

/** One post as people see it. Its id is the anchor. */
export const statusArticle = (article: Article): Markup => {
  const { mastodon, status, isFocused, isJoined } = article;
  const author = accountById(status.accountId);
  if (!author) return html``;
  const classes = ['status', isFocused && 'focused', isJoined && 'joined'].filter(Boolean);
  return html`<article id="${status.id}" class="${classes.join(' ')}">
    ${header(mastodon, status, author)} ${replyLine(mastodon, status)}
    ${
      status.spoilerText === ''
        ? body(mastodon, status)
        : html`<details class="warned">
            <summary><span>${status.spoilerText}</span><b>Show more</b></summary>
            ${body(mastodon, status)}
          </details>`
    }
    ${isFocused ? html`<p class="soft small when">${longDate(status)} · ${status.appName}</p>` : ''}
    ${numbers(engagementOf(mastodon, status))}
  </article>`;
};

const header = (mastodon: Mastodon, status: Status, author: MastodonAccount): Markup =>
  html`<header>
    <a href="/@${author.username}" tabindex="-1" aria-hidden="true">${avatar(author, 46)}</a>
    <p class="byline">
      <a href="/@${author.username}"><b>${author.displayName}</b></a>
      <span class="soft">@${author.username}@${domainOf(mastodon)}</span>
    </p>
    <p class="stamp soft small">
      ${visibilityMark(status.visibility)}
      <a href="${statusPath(status)}" title="${longDate(status)}"
        ><time datetime="${new Date(status.createdAt).toISOString()}"
          >${shortTime(mastodon.world.clock.now(), status.createdAt)}</time
        ></a
      >
    </p>
  </header>`;

const replyLine = ({ state }: Mastodon, { inReplyToId }: Status): Markup => {
  const parent = state.statuses.find(({ id, isDeleted }) => id === inReplyToId && !isDeleted);
  const author = parent && accountById(parent.accountId);
  if (!author) return html``;
  return html`<p class="soft small reply">
    ↩ Replied to <a href="${statusPath(parent)}">${author.displayName}</a>
  </p>`;
};

const body = (mastodon: Mastodon, status: Status): Markup => {
  const media = mediaOf(mastodon, status.mediaIds);
  const content = contentHtml(status.text, drawingOf(mastodon, ''));
  const isHidden = status.sensitive && status.spoilerText === '';
  return html`${
    content === ''
      ? ''
      : html`<div class="content" dir="auto" lang="${status.language ?? 'en'}">
          ${raw(content)}
        </div>`
  }
  ${pollMarkup(mastodon, status.poll)} ${mediaMarkup(media, isHidden)}
  ${media.length === 0 ? cardMarkup(mastodon, status) : ''}`;
};

const VISIBILITY_WORDS: Readonly<Record<Visibility, string>> = {
  public: 'Public',
  unlisted: 'Quiet public',
  private: 'Followers',
  direct: 'Mentioned people only',
};

const VISIBILITY_ICONS: Readonly<Record<Visibility, string>> = {
  public:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-8.6 9h17.2M12 3c5 5.5 5 12.5 0 18-5-5.5-5-12.5 0-18',
  unlisted: 'M19 14.5A8 8 0 0 1 9.5 5 8 8 0 1 0 19 14.5Z',
  private: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  direct: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm4 4v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5',
};

const visibilityMark = (visibility: Visibility): Markup =>
  html`<svg
    class="mark"
    viewBox="0 0 24 24"
    role="img"
    aria-label="${VISIBILITY_WORDS[visibility]}"
  >
    <title>${VISIBILITY_WORDS[visibility]}</title>
    <path d="${VISIBILITY_ICONS[visibility]}" />
  </svg>`;

const shortTime = (now: number, then: number): string => {
  const seconds = Math.max(0, Math.floor((now - then) / 1000));
  if (seconds < 60) return 'now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}h`;
  return new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' }).format(then);
};

const longDate = ({ createdAt }: Status): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(createdAt);

const ICONS = {
  replies: 'M10 6 4 12l6 6M4 12h10a6 6 0 0 1 6 6',
  reblogs: 'M5 9l3-3 3 3M8 6v9a2 2 0 0 0 2 2h4M19 15l-3 3-3-3M16 18V9a2 2 0 0 0-2-2h-4',
  favourites: 'm12 4 2.5 5.2 5.5.7-4 3.9 1 5.7-5-2.8-5 2.8 1-5.7-4-3.9 5.5-.7Z',
  quotes: 'M5 17c3-1 4-3 4-5H5V7h5v5c0 4-2 6-5 7zM14 17c3-1 4-3 4-5h-4V7h5v5c0 4-2 6-5 7z',
} as const satisfies Record<keyof Engagement, string>;

const numbers = (engagement: Engagement): Markup =>
  html`<ul class="numbers">
    ${(Object.keys(ICONS) as (keyof Engagement)[]).map(
      (name) =>
        html`<li aria-label="${engagement[name]} ${name}">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[name]}" /></svg>
          <span>${engagement[name] || ''}</span>
        </li>`
    )}
  </ul>`;
