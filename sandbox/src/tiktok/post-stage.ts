import { html } from 'hono/html';

import type { TikTokAccount } from './accounts';
import { avatar } from './avatar';
import { mediaPath } from './media-route';
import { metricsOf } from './metrics';
import type { Markup } from './page-shell';
import { captionMarkup } from './post-caption';
import { audienceOf } from './post-tile';
import { short } from './short-number';
import type { Post, TikTok } from './state';

/** A post on its own page: the player or the photos, and what its owner says and allows. */
export const postStage = (tiktok: TikTok, post: Post, account: TikTokAccount): Markup => {
  const { views, likes, comments, shares } = metricsOf(tiktok, post);
  const labels = labelsOf(post);
  return html`<article class="single">
    <div class="screen ${post.kind}">${screen(post)}</div>
    <div class="words">
      <p class="by">
        ${avatar(account, 44)}
        <span>
          <a href="/@${account.username}"><b>${account.username}</b></a>
          ${account.isVerified ? html`<span class="badge">✓</span>` : ''}<br />
          <span class="soft small">${account.displayName} · ${dateOf(post)}</span>
        </span>
      </p>
      ${post.info.title ? html`<h1>${post.info.title}</h1>` : ''}
      <p class="caption">${captionMarkup(post.info.description)}</p>
      ${
        labels.length > 0
          ? html`<ul class="labels">
              ${labels.map((one) => html`<li>${one}</li>`)}
            </ul>`
          : ''
      }
      ${
        post.files.length > 1
          ? html`<p class="soft small">${post.files.length} photos · scroll sideways</p>`
          : ''
      }
      ${post.info.hasMusic ? html`<p class="soft small">♫ Recommended music</p>` : ''}
      <dl class="figures">
        ${figure('Views', views)} ${figure('Likes', likes)} ${figure('Comments', comments)}
        ${figure('Shares', shares)}
      </dl>
      <p class="soft small">${switchesOf(post)}</p>
    </div>
  </article>`;
};

const screen = ({ files, kind }: Post): Markup => {
  const [first] = files;
  if (kind === 'video' && first) {
    return html`<video src="${mediaPath(first)}" controls preload="metadata" playsinline></video>`;
  }
  return html`${files.map(
    (file, place) =>
      html`<img src="${mediaPath(file)}" alt="Photo ${place + 1} of ${files.length}" />`
  )}`;
};

const figure = (name: string, count: number): Markup =>
  html`<div>
    <dt>${name}</dt>
    <dd>${short(count)}</dd>
  </div>`;

const labelsOf = (post: Post): string[] => {
  const { info } = post;
  return [
    audienceOf(post),
    info.isPaidPartnership ? 'Paid partnership' : null,
    info.isPromotional && !info.isPaidPartnership ? 'Promotional content' : null,
    info.isAiGenerated ? 'Creator labelled as AI-generated' : null,
  ].filter((label) => label !== null);
};

const switchesOf = ({ info, kind }: Post): string => {
  const word = (isOn: boolean) => (isOn ? 'on' : 'off');
  const comments = `Comments ${word(info.allowsComments)}`;
  if (kind === 'photo') return comments;
  return `${comments} · duet ${word(info.allowsDuet)} · stitch ${word(info.allowsStitch)}`;
};

const dateOf = ({ visibleAt }: Post): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(visibleAt);
