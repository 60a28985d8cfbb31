import { html } from 'hono/html';

import { mediaPath } from './media-view';
import type { Markup } from './page-shell';
import type { Mastodon, Poll, Status, StoredMedia } from './state';

/** Pictures in a grid of one to four, a GIF that plays, or a video. */
export const mediaMarkup = (media: readonly StoredMedia[], isSensitive: boolean): Markup => {
  if (media.length === 0) return html``;
  const grid = html`<div class="media media-${Math.min(media.length, 4)}">
    ${media.map(
      (file) =>
        html`<figure>
          ${mediaElement(file)} ${file.type === 'gifv' ? html`<span class="badge">GIF</span>` : ''}
          ${file.description ? altBadge(file.description) : ''}
        </figure>`
    )}
  </div>`;
  if (!isSensitive) return grid;
  return html`<details class="hidden-media">
    <summary><b>Sensitive content</b><span>Click to show</span></summary>
    ${grid}
  </details>`;
};

const mediaElement = (file: StoredMedia): Markup => {
  const { width, height, description } = file;
  if (file.type === 'video') {
    return html`<video
      src="${mediaPath(file)}"
      controls
      preload="metadata"
      width="${width}"
      height="${height}"
      aria-label="${description ?? 'Video'}"
    ></video>`;
  }
  // The part that a crop keeps: the focal point, from -1…1 to per cent.
  const [x, y] = [((file.focus?.x ?? 0) + 1) * 50, (1 - (file.focus?.y ?? 0)) * 50];
  return html`<img
    src="${mediaPath(file)}"
    alt="${description ?? ''}"
    width="${width}"
    height="${height}"
    style="object-position:${x}% ${y}%"
    loading="lazy"
  />`;
};

const altBadge = (description: string): Markup =>
  html`<details class="alt">
    <summary class="badge">ALT</summary>
    <p>${description}</p>
  </details>`;

/** A wide card when the page has a picture that can be reached, else a line of text. */
export const cardMarkup = ({ world }: Mastodon, { card }: Status): Markup => {
  if (!card) return html``;
  const picture = card.imageUrl === null ? null : world.pages.resolve(card.imageUrl);
  return html`<a class="card" href="${world.pages.resolve(card.url) ?? card.url}" rel="noopener">
    ${picture ? html`<img src="${picture}" alt="" loading="lazy" />` : ''}
    <span class="card-text">
      <span class="soft small">${new URL(card.url).host}</span>
      <strong>${card.title}</strong>
      ${card.description ? html`<span class="soft clamp">${card.description}</span>` : ''}
    </span>
  </a>`;
};

export const pollMarkup = ({ world }: Mastodon, poll: Poll | null): Markup => {
  if (!poll) return html``;
  const minutes = Math.ceil((poll.expiresAt - world.clock.now()) / 60_000);
  return html`<div class="poll">
    ${poll.options.map(
      (option) =>
        html`<label>
          <input type="${poll.multiple ? 'checkbox' : 'radio'}" disabled /> <span>${option}</span>
        </label>`
    )}
    <p class="soft small">
      0 people · ${minutes > 0 ? `${durationWords(minutes)} left` : 'Closed'}
    </p>
  </div>`;
};

const durationWords = (minutes: number): string => {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
};
