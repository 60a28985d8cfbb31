/** A kind of markup: where it stands and what is left of it. */
interface Rule {
  pattern: RegExp;
  /** What stays, by the groups of the pattern. */
  rest: string;
}

/** A text that is nothing but what code leaves behind. */
const CODE =
  /^\s*(?:```|[{[]\s*"(?:text|texts|hashtags|parts|altText|targets?)"\s*:)|"\s*:\s*\[?\s*"|\\n\\n/iu;

const RULES: readonly Rule[] = [
  { pattern: /```[a-z]*\n?([\s\S]*?)```/giu, rest: '$1' },
  { pattern: /<!--[\s\S]*?-->/gu, rest: '' },
  { pattern: /<(script|style|iframe)\b[^>]{0,400}>[\s\S]{0,4000}?(?:<\/\1\s*>|$)/giu, rest: '' },
  {
    pattern:
      /<a\b[^>]{0,400}?\bhref\s*=\s*["']?([^"'\s>]+)["']?[^>]{0,400}>([\s\S]{0,1000}?)<\/a\s*>/giu,
    rest: '$2 $1',
  },
  { pattern: /<br\s*\/?>|<\/(?:p|div|li|h[1-6])\s*>/giu, rest: '\n' },
  { pattern: /<\/?[a-z][a-z0-9-]*(?:\s[^<>\n]{0,400})?\/?>/giu, rest: '' },
  { pattern: /!\[([^\]\n]{0,300})\]\(\s*([^)\s]{1,2000})[^)\n]{0,200}\)/gu, rest: '$1 $2' },
  {
    pattern: /(?<!@)\[([^\]\n]{1,300})\]\(\s*([^)\s]{1,2000})(?:\s+"[^"\n]{0,200}")?\s*\)/gu,
    rest: '$1 $2',
  },
  { pattern: /^\[[^\]\n]{1,80}\]:\s+\S+$/gmu, rest: '' },
  {
    // Nobody stresses what begins with a comma: "*, _ and ~".
    pattern:
      /(?<![\p{L}\p{N}*])(\*{1,3})(?![\s*,;)])([^*\n]{1,400}?)(?<![\s*])\1(?![\p{L}\p{N}*])/gu,
    rest: '$2',
  },
  // Bold that runs over several paragraphs; a single asterisk is no such thing.
  {
    pattern:
      /(?<![\p{L}\p{N}*])(\*{2,3})(?![\s*])((?:[^*]|(?<!\*)\*(?!\*)){1,2000}?)(?<![\s*])\1(?![\p{L}\p{N}*])/gu,
    rest: '$2',
  },
  // Bold whose other end is missing.
  { pattern: /(?<=^ {0,3}(?:(?:#{1,6}|>) {1,3})?)\*{2,3}(?=[^\s*])/gmu, rest: '' },
  { pattern: /(?<=[^\s*])\*\*(?=[ \t]*$)/gmu, rest: '' },
  {
    pattern:
      /(?<![\p{L}\p{N}_@#/])(_{1,3})(?![\s_])([^_\n]{1,400}?)(?<![\s_])\1(?![\p{L}\p{N}_])/gu,
    rest: '$2',
  },
  { pattern: /~~(?!\s)([^~\n]{1,400}?)(?<!\s)~~/gu, rest: '$1' },
  { pattern: /`([^`\n]{1,400})`/gu, rest: '$1' },
  { pattern: /^ {0,3}#{1,6} +(?=\S)/gmu, rest: '' },
  { pattern: /^ {0,3}> ?(?=\S)/gmu, rest: '' },
  { pattern: /^ {0,3}[*+] +(?=\S)/gmu, rest: '• ' },
  { pattern: /^ {0,3}(?:[-*_] ?){3,}$/gmu, rest: '' },
];

const ENTITY = /&(?:amp|lt|gt|quot|nbsp|#39|#x27|apos);/giu;
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&nbsp;': ' ', '&apos;': "'" },
  ...{ '&#39;': "'", '&#x27;': "'" },
};

/** Letters drawn as mathematics: no screen reader says them, no search finds them. */
const STYLED =
  /[\u{1D400}-\u{1D7FF}\u{1F110}-\u{1F149}\u24B6-\u24E9\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/gu;

const SIGNS = /[<>&*_~`#[\]{}\\+=-]|\uD835|\uD83C|[\u24B6-\u24E9]/;

export interface PlainText {
  text: string;
  /** What was taken out, as it stood, each once. */
  found: string[];
  /** It is code, not a text that markup can be taken out of. */
  isCode: boolean;
}

/**
 * HTML and Markdown as plain text. What the source has letter by letter stays: an article about
 * asterisks may hold some.
 */
export const plainText = (text: string, isInSource: (piece: string) => boolean): PlainText => {
  if (!SIGNS.test(text) && !text.includes('": "')) return { text, found: [], isCode: false };
  const found = new Set<string>();
  const keep = (piece: string, change: () => string): string => {
    if (isInSource(piece.trim())) return piece;
    found.add(piece.trim().slice(0, 80));
    return change();
  };
  let plain = text;
  for (const { pattern, rest } of RULES) {
    plain = plain.replace(pattern, (...match: unknown[]) => {
      const groups = match.slice(
        0,
        match.findIndex((part) => typeof part === 'number')
      );
      const [whole = ''] = groups as string[];
      return keep(whole, () => filled(rest, groups as (string | undefined)[]));
    });
  }
  plain = plain
    .replace(ENTITY, (entity) => keep(entity, () => ENTITIES[entity.toLowerCase()] ?? ' '))
    .replace(STYLED, (letter) =>
      keep(letter, () => letter.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, ''))
    );
  return { text: plain, found: [...found], isCode: CODE.test(plain) };
};

const filled = (rest: string, groups: readonly (string | undefined)[]): string =>
  rest.replace(/\$(\d)/g, (_, place: string) => groups[Number(place)] ?? '');
