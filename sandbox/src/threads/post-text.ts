import { html } from 'hono/html';

import type { Markup } from './page-shell';
import type { Post, Spoiler, Threads } from './state';

/** What people can click in a text. */
const MARKED = /https?:\/\/[^\s<>"]+|@[\w.]+/gi;
const TRAILING = /[.,;:!?'")\]}*_~…]+$/;

/** The text of a post: links and names lead somewhere, what is hidden is veiled. */
export const textMarkup = (threads: Threads, { facts }: Post): Markup => {
  const pieces: Markup[] = [];
  let from = 0;
  for (const spoiler of facts.spoilers) {
    pieces.push(...linked(threads, facts.text.slice(from, spoiler.offset)));
    pieces.push(veiled(threads, facts.text, spoiler));
    from = spoiler.offset + spoiler.length;
  }
  pieces.push(...linked(threads, facts.text.slice(from)));
  return html`<div class="text" dir="auto">${pieces}</div>`;
};

const veiled = (threads: Threads, text: string, { offset, length }: Spoiler): Markup =>
  html`<span class="veil" tabindex="0" title="Spoiler"
    >${linked(threads, text.slice(offset, offset + length))}</span
  >`;

const linked = (threads: Threads, text: string): Markup[] => {
  const pieces: Markup[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKED)) {
    const word = match[0].replace(TRAILING, '');
    pieces.push(html`${text.slice(from, match.index)}`, marked(threads, word));
    from = match.index + word.length;
  }
  return [...pieces, html`${text.slice(from)}`];
};

const marked = (threads: Threads, word: string): Markup => {
  if (word.startsWith('@')) return html`<a class="mark" href="/${word.toLowerCase()}">${word}</a>`;
  // A click must work here, so a listed origin's link goes to the address behind it.
  const href = threads.world.pages.resolve(word) ?? word;
  return html`<a class="mark" href="${href}" rel="noopener">${shortened(word)}</a>`;
};

const SHOWN_LENGTH = 34;

const shortened = (url: string): string => {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '');
  return bare.length > SHOWN_LENGTH ? `${bare.slice(0, SHOWN_LENGTH)}…` : bare;
};
