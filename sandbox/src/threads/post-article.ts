import { html } from 'hono/html';

import { avatar } from './avatar';
import { insightsOf, type InsightName } from './insights';
import type { Markup } from './page-shell';
import { attachmentsMarkup } from './post-attachments';
import { textMarkup } from './post-text';
import type { Post, Threads } from './state';
import { authorOf, postPath } from './visible-posts';

interface Article {
  threads: Threads;
  post: Post;
  /** The post a permalink is about: with the whole date. */
  isFocused?: boolean;
  /** A line leads down to the next post. */
  isJoined?: boolean;
}

/** One post as the platform draws it. Its id is the anchor. */
export const postArticle = ({ threads, post, isFocused, isJoined }: Article): Markup => {
  const author = authorOf(post);
  const classes = ['post', isFocused && 'focused', isJoined && 'joined'].filter(Boolean).join(' ');
  return html`<article id="${post.id}" class="${classes}">
    <a class="side" href="/@${author.username}" aria-label="${author.name}">
      ${avatar(author, 40)}
    </a>
    <div class="body">
      <p class="byline">
        <a href="/@${author.username}"><b>${author.username}</b></a>
        ${author.isVerified ? html`<span class="badge" title="Verified">✓</span>` : ''}
        ${post.facts.topicTag ? html`<span class="topic">${post.facts.topicTag}</span>` : ''}
        ${timeLink(threads, post)}
      </p>
      ${post.facts.text ? textMarkup(threads, post) : ''} ${attachmentsMarkup(threads, post)}
      ${notesMarkup(post)}
      ${isFocused ? html`<p class="soft small">${longDate(post.createdAt)}</p>` : ''}
      ${actionsMarkup(insightsOf(threads, post))}
    </div>
  </article>`;
};

const timeLink = ({ world }: Threads, post: Post): Markup =>
  html`<a class="soft" href="${postPath(post)}" title="${longDate(post.createdAt)}"
    ><time datetime="${new Date(post.createdAt).toISOString()}"
      >${shortTime(world.clock.now() - post.createdAt)}</time
    ></a
  >`;

const shortTime = (elapsedMs: number): string => {
  const minutes = Math.floor(elapsedMs / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes}m`;
  return minutes < 1440 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 1440)}d`;
};

const longDate = (at: number): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(at);

const AUDIENCES: Readonly<Record<string, string>> = {
  accounts_you_follow: 'Profiles you follow can reply',
  mentioned_only: 'Only mentioned profiles can reply',
  parent_post_author_only: 'Only the author of the post above can reply',
  followers_only: 'Only followers can reply',
};

const notesMarkup = ({ facts }: Post): Markup => {
  const audience = AUDIENCES[facts.replyControl];
  const notes = [
    ...(facts.isGhost ? ['Ghost post · gone after 24 hours'] : []),
    ...(audience ? [audience] : []),
    ...(facts.needsApproval ? ['Replies need approval'] : []),
    ...(facts.countries.length > 0 ? [`Shown in ${facts.countries.join(', ')} only`] : []),
    ...(facts.isSharedToInstagram ? ['Also shared to Instagram'] : []),
  ];
  return html`${notes.map((note) => html`<p class="note">${note}</p>`)}`;
};

const ICONS = {
  likes:
    'M12 20C5.5 15.6 3.5 12 3.5 8.9A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8.5 1.9c0 3.1-2 6.7-8.5 11.1Z',
  replies: 'M20.5 12a8.5 8.5 0 1 0-3.7 7l3.7.9-1-3.5a8.4 8.4 0 0 0 1-4.4Z',
  reposts:
    'M4 11V9.5A2.5 2.5 0 0 1 6.5 7H18m0 0-3-3m3 3-3 3M20 13v1.5a2.5 2.5 0 0 1-2.5 2.5H6m0 0 3 3m-3-3 3-3',
  shares: 'M21 4 3.5 9.5 11 12.5m10-8.5-5.5 16.5L11 12.5M21 4 11 12.5',
} as const satisfies Partial<Record<InsightName, string>>;

const actionsMarkup = (numbers: Record<InsightName, number>): Markup =>
  html`<ul class="actions">
    ${(Object.keys(ICONS) as (keyof typeof ICONS)[]).map(
      (name) =>
        html`<li aria-label="${numbers[name]} ${name}">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[name]}" /></svg>
          <span>${numbers[name] || ''}</span>
        </li>`
    )}
    ${numbers.views > 0 ? html`<li class="soft small">${numbers.views} views</li>` : ''}
  </ul>`;
