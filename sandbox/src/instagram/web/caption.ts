import { html } from 'hono/html';

import type { Markup } from '../../kernel/page-shell';
import { accountByUsername } from '../accounts';

const ENTITY =
  /(#[\p{L}\p{N}_\p{Extended_Pictographic}][\p{L}\p{M}\p{N}_\p{Extended_Pictographic}]*|@[\w.]*\w)/gu;

/** Hashtags and names stand out; addresses are plain text, as links are dead there. */
export const captionMarkup = (text: string): Markup[] =>
  text.split(ENTITY).map((piece) => {
    if (!/^[#@]./u.test(piece)) return html`${piece}`;
    const account = piece.startsWith('@') ? accountByUsername(piece.slice(1)) : null;
    if (account) return html`<a class="entity" href="/${account.username}/">${piece}</a>`;
    return html`<span class="entity">${piece}</span>`;
  });
