/** Soft hyphens, joiners, marks of direction, fillers, tags, variation selectors of no use. */
const HIDDEN =
  /\u034F|[\u17B4\u17B5]|[\u180B-\u180F]|[\u00AD\u061C\u115F\u1160\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{E0000}-\u{E0FFF}\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}]|[^\P{Cc}\t\n\r]/gu;

/** Flags of regions such as Scotland are a black flag and tags. */
const FLAG = /\u{1F3F4}[\u{E0061}-\u{E007A}\u{E0030}-\u{E0039}]{2,6}\u{E007F}/gu;

const MARK_OF_DIRECTION = /^[\u200E\u200F\u061C]$/;
const RIGHT_TO_LEFT = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;
const JOINER = /^[\u200C\u200D]$/;
/** Scripts whose letters a joiner shapes. */
const JOINED =
  /[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Gujr}\p{sc=Guru}\p{sc=Orya}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Syrc}\p{sc=Mong}]/u;
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
/** A zero-width space shows where these may be broken. */
const UNSPACED = /[\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]/u;

export interface HiddenCharacters {
  /** Without them. */
  text: string;
  /** Those that were taken out, each once. */
  found: string[];
}

/**
 * Takes out what nobody sees and no writing needs; joiners in emoji and in the scripts that have
 * them stay, as do the flags made of tags.
 */
export const findHidden = (text: string): HiddenCharacters => {
  HIDDEN.lastIndex = 0;
  if (!HIDDEN.test(text)) return { text, found: [] };
  const flags = [...text.matchAll(FLAG)].map(({ 0: flag, index }) => [index, index + flag.length]);
  const found = new Set<string>();
  const clean = text.replace(HIDDEN, (character, index: number) => {
    const isFlag = flags.some(([start = 0, end = 0]) => start < index && index < end);
    if (isFlag || isNeeded(text, character, index)) return character;
    found.add(character);
    return '';
  });
  return { text: clean, found: [...found] };
};

/** The text alone. */
export const withoutHidden = (text: string): string => findHidden(text).text;

const isNeeded = (text: string, character: string, index: number): boolean => {
  if (MARK_OF_DIRECTION.test(character)) return RIGHT_TO_LEFT.test(text);
  const before = characterBefore(text, index);
  const after = String.fromCodePoint(text.codePointAt(index + character.length) ?? 0x20);
  if (JOINER.test(character)) {
    const isEmoji = EMOJI.test(before) && EMOJI.test(after);
    return isEmoji || (JOINED.test(before) && (JOINED.test(after) || /\s/.test(after)));
  }
  return character === '\u200B' && UNSPACED.test(before) && UNSPACED.test(after);
};

const characterBefore = (text: string, index: number): string => {
  const last = text.charAt(index - 1);
  const isLow = /[\uDC00-\uDFFF]/.test(last);
  return isLow ? text.slice(index - 2, index) : last;
};
