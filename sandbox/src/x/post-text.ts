import { accountByUsername, type Post, type XSite } from './state';
import { weightedLength, weightedPrefix } from './text-count';
import { splitText, type TextEntity } from './text-entities';

const SHOWN_WEIGHT = 280;
// What is cut off makes room for the ellipsis and a short link.
const KEPT_WEIGHT = SHOWN_WEIGHT - 25;

/** Whether the text is cut in `text` and whole in the note only. */
export const isLong = (post: Post): boolean => weightedLength(post.rawText) > SHOWN_WEIGHT;

export const shownText = (post: Post): string => renderText(shownPieces(post), post).text;

/** Longer posts are cut in `text`; the whole is in the note. */
const shownPieces = (post: Post): TextEntity[] => {
  const pieces = splitText(post.rawText, post.urls);
  if (!isLong(post)) return pieces;
  const end = weightedPrefix(post.rawText, KEPT_WEIGHT).length;
  const kept = pieces.filter((piece) => piece.start < end);
  const cut = kept.map((piece) =>
    piece.kind === 'text' ? { ...piece, text: piece.text.slice(0, end - piece.start) } : piece
  );
  return [...cut, { kind: 'text', text: '…', start: end }];
};

interface Rendered {
  text: string;
  entities: Record<string, Record<string, unknown>[]>;
}

/** HTML-escaped, links replaced by short ones, the media's short link at the end. */
const renderText = (pieces: readonly TextEntity[], post: Post | null): Rendered => {
  let text = '';
  const entities: Rendered['entities'] = {};
  const add = (kind: string, value: string, facts: Record<string, unknown>): void => {
    const start = [...text].length;
    text += value;
    (entities[kind] ??= []).push({ start, end: [...text].length, ...facts });
  };
  for (const piece of pieces) {
    if (piece.kind === 'text') text += escapeText(piece.text);
    else if (piece.kind === 'url') add('urls', piece.url.short, urlFacts(piece.url));
    else if (piece.kind === 'mention') add('mentions', piece.text, { username: piece.name });
    else add(`${piece.kind}s`, piece.text, { tag: piece.name });
  }
  if (post?.mediaShortUrl) {
    if (text) text += ' ';
    for (const [place, media] of post.media.entries()) {
      const facts = { ...mediaUrlFacts(post, post.mediaShortUrl), media_key: media.mediaKey };
      if (place === 0) add('urls', post.mediaShortUrl, facts);
      else entities.urls?.push({ ...entities.urls.at(-1), ...facts });
    }
  }
  return { text, entities };
};

const urlFacts = (url: Post['urls'][number]): Record<string, unknown> => ({
  url: url.short,
  expanded_url: url.expanded,
  display_url: url.display,
});

const mediaUrlFacts = (post: Post, short: string): Record<string, unknown> => ({
  url: short,
  expanded_url: `https://x.com/i/web/status/${post.id}/${post.media[0]?.kind}/1`,
  display_url: short.replace('https://t.co/', 'pic.x.com/'),
});

export const entitiesOf = (site: XSite, post: Post): unknown => {
  const { entities } = renderText(shownPieces(post), post);
  const mentions = entities.mentions?.flatMap((mention) => {
    const account = accountByUsername(site, String(mention.username));
    return account ? [{ ...mention, id: account.id }] : [];
  });
  const known = { ...entities, ...(mentions ? { mentions } : {}) };
  return Object.keys(known).length > 0 ? known : undefined;
};

export const noteOf = (post: Post): unknown => {
  if (!isLong(post)) return undefined;
  const { text, entities } = renderText(splitText(post.rawText, post.urls), null);
  return { text, entities };
};

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
