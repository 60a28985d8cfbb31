import { html } from 'hono/html';

import type { Markup } from '../../kernel/page-shell';
import type { Facebook } from '../state';

/** Addresses without the full stop that ends a sentence, and hashtags. */
const PIECES = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])|(#[\p{L}\p{N}_]+)/gu;

/** A click must work here, so a listed origin's link goes to the address behind it. */
export const hrefOf = ({ world }: Facebook, url: string): string => world.pages.resolve(url) ?? url;

/** A post's text with its links and hashtags in colour. */
export const richText = (facebook: Facebook, text: string): Markup[] => {
  const pieces: Markup[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECES)) {
    const [whole, url] = match;
    pieces.push(html`${text.slice(end, match.index)}`);
    pieces.push(
      url
        ? html`<a href="${hrefOf(facebook, url)}" rel="noopener">${whole}</a>`
        : html`<span class="tag">${whole}</span>`
    );
    end = match.index + whole.length;
  }
  return [...pieces, html`${text.slice(end)}`];
};
