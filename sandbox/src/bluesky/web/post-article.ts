import { html } from 'hono/html';

import { findAccount } from '../accounts';
import { canonicalUri, countsOf, parentUri, type IndexedPost } from '../post-index';
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
  const counts = countsOf(bluesky, post.uri, posts);
  return html`<ul class="counts">
    <li title="Replies">${icon('reply')} ${counts.replyCount}</li>
    <li title="Reposts and quotes">${icon('repost')} ${counts.repostCount + counts.quoteCount}</li>
    <li title="Likes">${icon('like')} ${counts.likeCount}</li>
  </ul>`;
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
      ${replyLine(bluesky, post, posts)}${textOf(bluesky, post)}${embedParts(bluesky, post, posts)}
      ${countsList(bluesky, post, posts)}${isFocus ? facts(post) : ''}
    </div>
  </article>`;
};
