const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * The words of a post from its HTML: servers draw links with hidden ends, mentions without their
 * server and line breaks as tags (STATUS).
 */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<\/p>\s*<p[^>]*>/gi, '\n\n')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, decodeEntity);

const decodeEntity = (entity: string, decimal?: string, hex?: string, name?: string): string => {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? entity;
  const point = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
};

/** What of a text survives every server: words and signs, without spacing and invisible characters. */
export const comparable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();

const REMOTE_MENTION = /(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{M}\p{Nd}\p{Pc}.-]+/giu;
/** Servers that know Markdown draw these instead of showing them (SNAC). */
const MARKUP = /[*_`~]/g;

/** As {@link comparable}, for a text that went through HTML. */
export const comparableLoosely = (text: string): string =>
  comparable(text.replace(REMOTE_MENTION, '$1').replace(MARKUP, ''));
