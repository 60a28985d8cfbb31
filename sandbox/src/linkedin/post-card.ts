import { html } from 'hono/html';

import type { Html } from './consent-page';
import { unescapeLittleText } from './little-text';
import { profileByKey, type Profile } from './people';
import { shownMedia } from './post-card-media';
import { numbersOf } from './post-numbers';
import { linkedText, shownCommentary } from './post-text';
import type { Comment, LinkedIn, Post } from './state';

/** Beyond this the feed folds a text behind "…more". */
const FOLD_LENGTH = 210;
const FOLD_LINES = 3;

const UNKNOWN: Profile = { key: '', name: 'Unknown', headline: '', path: '/', color: '#777' };

const profileOf = (key: string): Profile => profileByKey(key) ?? UNKNOWN;

export const avatar = (profile: Profile, size: number): Html => {
  const shape = profile.path.startsWith('/company/') ? 'avatar square' : 'avatar';
  const address = `/dms/profile/${profile.key}.svg`;
  return html`<img class="${shape}" src="${address}" width="${size}" height="${size}" alt="" />`;
};

const UNITS: readonly (readonly [string, number])[] = [
  ['mo', 2_592_000_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
];

const shownTime = ({ world }: LinkedIn, at: number): Html => {
  const ageMs = world.clock.now() - at;
  const unit = UNITS.find(([, lengthMs]) => ageMs >= lengthMs);
  const words = unit ? `${Math.floor(ageMs / unit[1])}${unit[0]}` : 'now';
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}" title="${iso}">${words}</time>`;
};

const AUDIENCES: Readonly<Record<string, string>> = {
  PUBLIC: 'Anyone',
  CONNECTIONS: 'Connections only',
  LOGGED_IN: 'Members only',
};

const header = (platform: LinkedIn, post: Post): Html => {
  const author = profileOf(post.author.key);
  const edited = post.lastModifiedAt > post.createdAt ? ' · Edited' : '';
  return html`<header class="author">
    ${avatar(author, 48)}
    <div>
      <b><a href="${author.path}">${author.name}</a></b>
      <small>${author.headline}</small>
      <small>
        <a href="/feed/update/${post.urn}/">${shownTime(platform, post.createdAt)}</a>${edited} ·
        ${AUDIENCES[post.visibility] ?? post.visibility}
      </small>
    </div>
  </header>`;
};

const shownText = (platform: LinkedIn, post: Post, isFolded: boolean): Html | null => {
  const { commentary, urn } = post;
  if (commentary.trim() === '') return null;
  const text = html`<p class="text">${shownCommentary(platform, commentary)}</p>`;
  const isLong = commentary.length > FOLD_LENGTH || commentary.split('\n').length > FOLD_LINES;
  if (!isFolded || !isLong) return text;
  return html`<div class="fold">
    <input type="checkbox" id="more-${urn}" aria-label="Show the whole text" />${text}
    <label for="more-${urn}">…more</label>
  </div>`;
};

const shownComment = (platform: LinkedIn, comment: Comment): Html => {
  const actor = profileOf(comment.actor.key);
  return html`<div class="comment" id="comment-${comment.id}">
    ${avatar(actor, 32)}
    <div>
      <b>${actor.name}</b> <small>${shownTime(platform, comment.createdAt)}</small>
      <p>${linkedText(platform, unescapeLittleText(comment.text))}</p>
    </div>
  </div>`;
};

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** What people did with it so far. */
const counts = (platform: LinkedIn, post: Post): Html | string => {
  const { impressions, likes, comments, shares } = numbersOf(platform, post);
  const shown = [
    ...counted(likes, 'reaction', 'reactions'),
    ...counted(comments, 'comment', 'comments'),
    ...counted(shares, 'repost', 'reposts'),
    ...counted(impressions, 'impression', 'impressions'),
  ];
  return shown.length === 0 ? '' : html`<div class="counts">${shown.join(' · ')}</div>`;
};

export interface CardOptions {
  /** Fold long texts as the feed does. */
  isFolded: boolean;
}

/** One post as a card, with its comments below. Its URN is the anchor. */
export const postCard = (platform: LinkedIn, post: Post, { isFolded }: CardOptions): Html => {
  const comments = platform.state.comments.filter(
    ({ postUrn, deletedAt }) => postUrn === post.urn && deletedAt === null
  );
  const count = comments.length;
  return html`<article class="card post" id="${post.urn}">
    ${header(platform, post)} ${shownText(platform, post, isFolded)} ${shownMedia(platform, post)}
    ${counts(platform, post)}
    <div class="actions" aria-hidden="true">
      <span>Like</span
      ><span>Comment</span> ${post.isReshareDisabledByAuthor ? '' : html`<span>Repost</span>`}<span
        >Send</span
      >
    </div>
    ${
      count > 0
        ? html`<div class="comments">
            ${comments.map((comment) => shownComment(platform, comment))}
          </div>`
        : ''
    }
  </article>`;
};
