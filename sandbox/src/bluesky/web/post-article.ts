import { html } from 'hono/html';

import { findAccount } from '../accounts';
import { mayBeQuoted, replyRules, type ReplyRule } from '../gate-rules';
import { canonicalUri, countsOf, parentUri, type IndexedPost } from '../post-index';
import { labelsOf } from '../self-labels';
import type { Bluesky } from '../state';
import { clickTarget, postPath, profilePath } from './addresses';
import { embedParts } from './embed-parts';
import { icon } from './icons';
import { avatarOf, type Html } from './layout';
import { relativeTime } from './relative-time';
import { segmentsOf, type Segment } from './rich-text';

const drawSegment = (bluesky: Bluesky, { text, feature }: Segment): Html | string => {
  switch (feature?.kind) {
    case undefined:
      return text;
    case 'tag':
      return html`<a href="/hashtag/${encodeURIComponent(feature.tag)}">${text}</a>`;
    case 'mention': {
      const account = findAccount(bluesky.state, feature.did);
      return html`<a href="${account ? profilePath(account) : `/profile/${feature.did}`}"
        >${text}</a
      >`;
    }
    case 'link': {
      const target = clickTarget(bluesky, feature.uri);
      return target
        ? html`<a href="${target}" title="${feature.uri}" rel="noopener">${text}</a>`
        : text;
    }
  }
};

const languagesOf = ({ record }: IndexedPost): string[] => {
  const { langs } = record.value;
  return Array.isArray(langs) ? langs.filter((tag) => typeof tag === 'string') : [];
};

const textOf = (bluesky: Bluesky, post: IndexedPost): Html => {
  const segments = segmentsOf(post.record.value).map((segment) => drawSegment(bluesky, segment));
  // On one line: white space inside the paragraph would be shown.
  return html`<p class="text" lang="${languagesOf(post)[0] ?? ''}">${segments}</p>`;
};

const replyLine = (bluesky: Bluesky, post: IndexedPost, posts: readonly IndexedPost[]) => {
  const uri = parentUri(post.record);
  if (uri === null) return '';
  const parent = posts.find((candidate) => candidate.uri === canonicalUri(bluesky, uri));
  return parent
    ? html`<p class="context">
        ↩ Reply to <a href="${postPath(parent)}">${parent.author.displayName}</a>
      </p>`
    : html`<p class="context">↩ Reply to a deleted post</p>`;
};

const countsList = (bluesky: Bluesky, post: IndexedPost, posts: readonly IndexedPost[]): Html => {
  const counts = countsOf(bluesky, post, posts);
  return html`<ul class="counts">
    <li title="Replies">${icon('reply')} ${counts.replyCount}</li>
    <li title="Reposts and quotes">${icon('repost')} ${counts.repostCount + counts.quoteCount}</li>
    <li title="Likes">${icon('like')} ${counts.likeCount}</li>
  </ul>`;
};

const REPLY_WORDS: Readonly<Record<ReplyRule, string>> = {
  mentioned: 'people it mentions',
  followers: 'followers',
  following: 'people it follows',
  listed: 'people on a list',
};

/** Who may take part, where that is not everybody. */
const gateLine = (bluesky: Bluesky, { record }: IndexedPost): Html | '' => {
  const rules = replyRules(bluesky, record);
  const words: string[] = [];
  if (rules?.length === 0) words.push('Nobody can reply');
  if (rules?.length)
    words.push(`Only ${rules.map((rule) => REPLY_WORDS[rule]).join(', ')} can reply`);
  if (!mayBeQuoted(bluesky, record)) words.push('Quotes are off');
  return words.length > 0
    ? html`<p class="context gate">${icon('lock')} ${words.join(' · ')}</p>`
    : '';
};

const LABEL_WORDS: Readonly<Record<string, string>> = {
  sexual: 'Suggestive',
  nudity: 'Nudity',
  porn: 'Adult content',
  'graphic-media': 'Graphic media',
};

/** Behind its author's warnings, if there are any. */
const embedOf = (bluesky: Bluesky, post: IndexedPost, posts: readonly IndexedPost[]): Html => {
  const parts = embedParts(bluesky, post, posts);
  const labels = labelsOf(post.record.value);
  if (labels.length === 0) return parts;
  const words = labels.map((label) => LABEL_WORDS[label] ?? label).join(', ');
  return html`<details class="warned">
    <summary>${icon('warning')} ${words} <span>Show</span></summary>
    ${parts}
  </details>`;
};

const tagsLine = ({ record }: IndexedPost): Html | '' => {
  const { tags } = record.value;
  const shown = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  return shown.length === 0
    ? ''
    : html`<p class="context">
        ${shown.map((tag) => html`<a href="/hashtag/${encodeURIComponent(tag)}">#${tag}</a> `)}
      </p>`;
};

const facts = (post: IndexedPost): Html =>
  html`<div class="facts">
    <time datetime="${new Date(post.sortAt).toISOString()}"
      >${new Date(post.sortAt).toUTCString()}</time
    >
    <details>
      <summary>Record</summary>
      <p>${post.uri}<br />${post.record.cid}</p>
      <pre>${JSON.stringify(post.record.value, null, 2)}</pre>
    </details>
  </div>`;

/** One post, as the feed shows it; `isFocus` is the post a permalink is about. */
export const postArticle = (
  bluesky: Bluesky,
  post: IndexedPost,
  { posts, isFocus = false }: { posts: readonly IndexedPost[]; isFocus?: boolean }
): Html => {
  const { author, record, sortAt } = post;
  const at = new Date(sortAt).toISOString();
  return html`<article class="post ${isFocus ? 'focus' : ''}" id="${record.rkey}">
    ${avatarOf(author)}
    <div class="body">
      <div class="who">
        <a class="name" href="${profilePath(author)}">${author.displayName}</a>
        <span class="handle">@${author.handle}</span>
        <span>·</span>
        <a href="${postPath(post)}"
          ><time datetime="${at}" title="${at}"
            >${relativeTime(bluesky.world.clock.now() - sortAt)}</time
          ></a
        >
        ${languagesOf(post).map((tag) => html`<span class="chip" title="Language">${tag}</span>`)}
      </div>
      ${replyLine(bluesky, post, posts)}${textOf(bluesky, post)}${embedOf(bluesky, post, posts)}
      ${isFocus ? tagsLine(post) : ''}${gateLine(bluesky, post)}
      ${countsList(bluesky, post, posts)}${isFocus ? facts(post) : ''}
    </div>
  </article>`;
};
