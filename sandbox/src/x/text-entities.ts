import type { PostUrl } from './state';

export type TextEntity =
  | { kind: 'text'; text: string; start: number }
  | { kind: 'url'; text: string; start: number; url: PostUrl }
  | { kind: 'mention' | 'hashtag' | 'cashtag'; text: string; start: number; name: string };

const TAGS = new RegExp(
  '(?<![\\p{L}\\p{N}_&@#/])(?:' +
    '@(?<mention>[A-Za-z0-9_]{1,15})(?![A-Za-z0-9_@])|' +
    '[#\uff03](?<hashtag>[\\p{L}\\p{M}\\p{N}_]*[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}_]*)|' +
    '\\$(?<cashtag>[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?)(?![A-Za-z0-9_]))',
  'gu'
);

/** The text cut at its links, mentions and tags; the pieces joined give the text again. */
export const splitText = (text: string, urls: readonly PostUrl[]): TextEntity[] => {
  const pieces: TextEntity[] = [];
  let at = 0;
  for (const url of urls) {
    pieces.push(...splitTags(text.slice(at, url.start), at));
    pieces.push({ kind: 'url', text: text.slice(url.start, url.end), start: url.start, url });
    at = url.end;
  }
  return [...pieces, ...splitTags(text.slice(at), at)];
};

/** Handles without @, in order. */
export const mentionsIn = (text: string): string[] =>
  splitTags(text, 0).flatMap((piece) => (piece.kind === 'mention' ? [piece.name] : []));

const splitTags = (text: string, offset: number): TextEntity[] => {
  const pieces: TextEntity[] = [];
  let at = 0;
  const pushText = (end: number): void => {
    if (end > at) pieces.push({ kind: 'text', text: text.slice(at, end), start: offset + at });
  };
  for (const match of text.matchAll(TAGS)) {
    const { mention, hashtag, cashtag } = match.groups ?? {};
    const kind = mention ? 'mention' : hashtag ? 'hashtag' : 'cashtag';
    pushText(match.index);
    const name = mention ?? hashtag ?? cashtag ?? '';
    pieces.push({ kind, text: match[0], start: offset + match.index, name });
    at = match.index + match[0].length;
  }
  pushText(text.length);
  return pieces;
};

export const mentionsTag = (text: string, tag: string): boolean =>
  splitTags(text, 0).some(
    (piece) => piece.kind === 'hashtag' && piece.name.toLowerCase() === tag.toLowerCase()
  );
