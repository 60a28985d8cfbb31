/** Characters with a meaning of their own in little text (LTF, checked 2026-11-22). */
const RESERVED = '|{}@[]()<>#\\*_~';

const WORD = String.raw`(?:[\p{L}\p{N}\p{M}]|\\_)+`;
const HASHTAG = new RegExp(`#(${WORD})`, 'uy');
const HASHTAG_TEMPLATE = new RegExp(String.raw`\{hashtag\|\\?#\|(${WORD})\}`, 'uy');
const MENTION =
  /@\[((?:[^|{}@[\]()<>#\\*_~]|\\.)+)\]\((urn:li:(?:person|organization):[A-Za-z0-9_-]+)\)/uy;
const ENDS_IN_WORD = /[\p{L}\p{N}_]\p{M}*$/u;

export type TextPiece =
  | { kind: 'text'; text: string }
  | { kind: 'hashtag'; word: string }
  | { kind: 'mention'; name: string; urn: string };

export interface LittleText {
  pieces: TextPiece[];
  /** As LinkedIn stores and returns it; parsing it again gives the same pieces. */
  stored: string;
  /** An unescaped reserved character ended the text early. */
  isCut: boolean;
}

/** Whether a mention's name matches its URN; otherwise the name stays as plain text. */
export type MentionCheck = (name: string, urn: string) => boolean;

export const unescapeLittleText = (text: string): string =>
  text.replace(/\\([|{}@[\]()<>#\\*_~])/g, '$1');

interface Match {
  piece: TextPiece;
  stored: string;
  length: number;
}

const matchAt = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

const elementAt = (text: string, index: number, isMention: MentionCheck): Match | null => {
  const template = matchAt(HASHTAG_TEMPLATE, text, index);
  const isInsideWord = ENDS_IN_WORD.test(text.slice(Math.max(0, index - 20), index));
  const hashtag = template ?? (isInsideWord ? null : matchAt(HASHTAG, text, index));
  if (hashtag?.[1]) {
    return {
      piece: { kind: 'hashtag', word: unescapeLittleText(hashtag[1]) },
      stored: `{hashtag|\\#|${hashtag[1]}}`,
      length: hashtag[0].length,
    };
  }
  const mention = matchAt(MENTION, text, index);
  if (!mention?.[1] || !mention[2]) return null;
  const name = unescapeLittleText(mention[1]);
  const isKnown = isMention(name, mention[2]);
  return {
    piece: isKnown ? { kind: 'mention', name, urn: mention[2] } : { kind: 'text', text: name },
    stored: isKnown ? mention[0] : mention[1],
    length: mention[0].length,
  };
};

/** The next literal characters: an escape, or everything up to a reserved character. */
const literalAt = (text: string, index: number): Match | null => {
  const character = text[index] ?? '';
  if (character === '\\') {
    const escaped = text[index + 1] ?? '';
    if (escaped === '' || !RESERVED.includes(escaped)) return null;
    return { piece: { kind: 'text', text: escaped }, stored: character + escaped, length: 2 };
  }
  if (RESERVED.includes(character)) return null;
  return { piece: { kind: 'text', text: character }, stored: character, length: 1 };
};

/**
 * Reads little text like LinkedIn: an unescaped reserved character that starts no hashtag and no
 * mention does not fail but silently ends the text (reported by many clients).
 */
export const readLittleText = (text: string, isMention: MentionCheck): LittleText => {
  const pieces: TextPiece[] = [];
  let stored = '';
  let index = 0;
  while (index < text.length) {
    const match = literalAt(text, index) ?? elementAt(text, index, isMention);
    if (!match) return { pieces, stored, isCut: true };
    const last = pieces.at(-1);
    if (match.piece.kind === 'text' && last?.kind === 'text') last.text += match.piece.text;
    else pieces.push(match.piece);
    stored += match.stored;
    index += match.length;
  }
  return { pieces, stored, isCut: false };
};

/** The words a reader sees. */
export const plainTextOf = (pieces: readonly TextPiece[]): string =>
  pieces
    .map((piece) => {
      switch (piece.kind) {
        case 'text':
          return piece.text;
        case 'hashtag':
          return `#${piece.word}`;
        case 'mention':
          return piece.name;
      }
    })
    .join('');
