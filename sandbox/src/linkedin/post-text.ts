import { html } from 'hono/html';

import type { Html } from './consent-page';
import { readLittleText, type TextPiece } from './little-text';
import { mentionCheckOf, profileByUrn } from './mentions';
import type { LinkedIn } from './state';

const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?'’)\]]/g;

/** Where a click really goes: a listed site's own server, else the address itself. */
export const hrefOf = ({ world }: LinkedIn, url: string): string => world.pages.resolve(url) ?? url;

/** Plain words with their links; shows the address as written, not shortened. */
export const linkedText = (platform: LinkedIn, text: string): Html[] => {
  const shown: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const [url] = match;
    shown.push(html`${text.slice(end, match.index)}`);
    shown.push(html`<a href="${hrefOf(platform, url)}" rel="noopener">${url}</a>`);
    end = match.index + url.length;
  }
  shown.push(html`${text.slice(end)}`);
  return shown;
};

const shownPiece = (platform: LinkedIn, piece: TextPiece): Html | Html[] => {
  switch (piece.kind) {
    case 'text':
      return linkedText(platform, piece.text);
    case 'hashtag':
      return html`<a href="/feed/hashtag/${encodeURIComponent(piece.word)}/">#${piece.word}</a>`;
    case 'mention':
      return html`<a href="${profileByUrn(platform, piece.urn)?.path ?? '/'}">${piece.name}</a>`;
  }
};

/** The stored commentary as people read it. */
export const shownCommentary = (platform: LinkedIn, commentary: string): (Html | Html[])[] =>
  readLittleText(commentary, mentionCheckOf(platform)).pieces.map((piece) =>
    shownPiece(platform, piece)
  );
