import { scanCounted, scanText, type Entity } from './text-scan';

export interface DraftText {
  text: string;
  spoilerText: string;
  hasMedia: boolean;
  maxCharacters: number;
  charactersReservedPerUrl: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Line by line, as the segmenter is slow with long texts; a line break is one by itself. */
export const graphemeCount = (text: string): number => {
  const lines = text.split(/\r\n|\r|\n/);
  let count = lines.length - 1;
  for (const line of lines) {
    for (const cluster of graphemes.segment(line)) count += cluster.segment === '' ? 0 : 1;
  }
  return count;
};

/** Warning and text as one, with short stand-ins for links and remote mentions (LENGTH). */
export const countedLength = (draft: DraftText): number => {
  const chars = Array.from(draft.text);
  const pieces = [draft.spoilerText];
  let place = 0;
  for (const entity of scanCounted(draft.text)) {
    pieces.push(chars.slice(place, entity.start).join(''), standInOf(entity, draft));
    place = entity.end;
  }
  pieces.push(chars.slice(place).join(''));
  return graphemeCount(pieces.join(''));
};

const standInOf = (entity: Entity, draft: DraftText): string =>
  entity.kind === 'mention' ? `@${entity.user}` : 'x'.repeat(draft.charactersReservedPerUrl);

/** What a server says of a text that it does not take; empty when it takes it. */
export const textProblems = (draft: DraftText): string[] => {
  const problems: string[] = [];
  if (/^\p{White_Space}*$/u.test(draft.text) && !draft.hasMedia) {
    problems.push("Text can't be blank");
  }
  if (countedLength(draft) > draft.maxCharacters) {
    problems.push(`Character limit of ${draft.maxCharacters} exceeded`);
  }
  return problems;
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

export interface Drawing {
  /** Where a click on a link goes. */
  hrefOf(url: string): string;
  /** Page of a mentioned account; null when there is none here. */
  pageOf(user: string): string | null;
  tagPage(tag: string): string;
}

/** The text as HTML: paragraphs, line breaks, links whose ends are hidden, tags and mentions. */
export const contentHtml = (text: string, drawing: Drawing): string => {
  const chars = Array.from(text);
  const pieces: string[] = [];
  let place = 0;
  for (const entity of scanText(text)) {
    pieces.push(escapeHtml(chars.slice(place, entity.start).join('')));
    pieces.push(
      entityHtml(entity, { drawing, raw: chars.slice(entity.start, entity.end).join('') })
    );
    place = entity.end;
  }
  pieces.push(escapeHtml(chars.slice(place).join('')));
  const body = pieces.join('').trim();
  if (body === '') return '';
  return body
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`)
    .join('');
};

const entityHtml = (
  entity: Entity,
  { drawing, raw }: { drawing: Drawing; raw: string }
): string => {
  if (entity.kind === 'url') return linkHtml(entity.url, drawing.hrefOf(entity.url));
  if (entity.kind === 'hashtag') {
    const href = escapeHtml(drawing.tagPage(entity.tag));
    return `<a href="${href}" class="mention hashtag" rel="tag">#<span>${escapeHtml(entity.tag)}</span></a>`;
  }
  const page = entity.domain === null ? drawing.pageOf(entity.user) : null;
  if (page === null) return escapeHtml(raw);
  return `<span class="h-card"><a href="${escapeHtml(page)}" class="u-url mention">@<span>${escapeHtml(entity.user)}</span></a></span>`;
};

const SHOWN_LENGTH = 30;

/** Scheme and long ends are there for copying, but hidden. */
const linkHtml = (url: string, href: string): string => {
  const [, scheme = '', rest = ''] = /^(https?:\/\/(?:www\.)?)(.*)$/is.exec(url) ?? [];
  const [shown, hidden] = [rest.slice(0, SHOWN_LENGTH), rest.slice(SHOWN_LENGTH)];
  return [
    `<a href="${escapeHtml(href)}" target="_blank" rel="nofollow noopener noreferrer" translate="no">`,
    `<span class="invisible">${escapeHtml(scheme)}</span>`,
    `<span class="${hidden === '' ? '' : 'ellipsis'}">${escapeHtml(shown)}</span>`,
    `<span class="invisible">${escapeHtml(hidden)}</span></a>`,
  ].join('');
};

/** The first link of a text, of which a card is made. */
export const firstLink = (text: string): string | null => {
  const found = scanText(text).find((entity) => entity.kind === 'url');
  return found?.kind === 'url' ? found.url : null;
};
