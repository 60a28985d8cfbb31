import { html } from 'hono/html';

import type { Markup } from './page-shell';

const MARKED = /([#@][\p{L}\p{N}\p{M}_.]+)/u;

/** Hashtags and mentions stand out; links are dead there and stay plain. */
export const captionMarkup = (text: string): Markup[] =>
  text
    .split(MARKED)
    .map((piece, place) => (place % 2 === 1 ? html`<b class="tag">${piece}</b>` : html`${piece}`));
