/**
 * Classes of code points that decide where one visible character ends, after Unicode Standard
 * Annex #29 (https://www.unicode.org/reports/tr29/, tables 2 and 1c, checked 2026-11-22).
 */
export type GraphemeClass =
  | 'cr'
  | 'lf'
  | 'control'
  | 'extend'
  | 'zwj'
  | 'prepend'
  | 'spacing'
  | 'flag'
  | 'l'
  | 'v'
  | 't'
  | 'lv'
  | 'lvt'
  | 'pictograph'
  | 'other';

const PREPEND =
  /^[\u{600}-\u{605}\u{6DD}\u{70F}\u{890}\u{891}\u{8E2}\u{D4E}\u{110BD}\u{110CD}\u{111C2}\u{111C3}\u{113D1}\u{1193F}\u{11941}\u{11A3A}\u{11A84}-\u{11A89}\u{11D46}\u{11F02}]$/u;
const EXTEND = /^[\p{Grapheme_Extend}\p{Emoji_Modifier}]$/u;
/** Surrogates without their other half are controls too, as are unassigned ignorable points. */
const CONTROL = /^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]$/u;
const UNASSIGNED = /^\p{Cn}$/u;
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
const SPACING = /^[\p{Mc}\u{E33}\u{EB3}]$/u;
/** Marks with a width of their own that nevertheless begin a new character. */
const NOT_SPACING =
  /^[\u{102B}\u{102C}\u{1038}\u{1062}-\u{1064}\u{1067}-\u{106D}\u{1083}\u{1087}-\u{108C}\u{108F}\u{109A}-\u{109C}\u{1A61}\u{1A63}\u{1A64}\u{AA7B}\u{AA7D}\u{11720}\u{11721}]$/u;
const FLAG = /^\p{Regional_Indicator}$/u;
const PICTOGRAPH = /^\p{Extended_Pictographic}$/u;

/** Consonants and joiners of scripts whose letters stack (property Indic_Conjunct_Break). */
const CONJUNCT_CONSONANT =
  /^[\u{915}-\u{939}\u{958}-\u{95F}\u{978}-\u{97F}\u{995}-\u{9A8}\u{9AA}-\u{9B0}\u{9B2}\u{9B6}-\u{9B9}\u{9DC}\u{9DD}\u{9DF}\u{9F0}\u{9F1}\u{A95}-\u{AA8}\u{AAA}-\u{AB0}\u{AB2}\u{AB3}\u{AB5}-\u{AB9}\u{AF9}\u{B15}-\u{B28}\u{B2A}-\u{B30}\u{B32}\u{B33}\u{B35}-\u{B39}\u{B5C}\u{B5D}\u{B5F}\u{B71}\u{C15}-\u{C28}\u{C2A}-\u{C39}\u{C58}-\u{C5A}\u{D15}-\u{D3A}]$/u;
const CONJUNCT_LINKER = /^[\u{94D}\u{9CD}\u{ACD}\u{B4D}\u{C4D}\u{D4D}]$/u;

const HANGUL_BASE = 0xac00;
const HANGUL_END = 0xd7a3;
const HANGUL_TRAILS = 28;

const isBetween = (point: number, first: number, last: number): boolean =>
  point >= first && point <= last;

const hangulClass = (point: number): GraphemeClass | null => {
  if (isBetween(point, 0x1100, 0x115f) || isBetween(point, 0xa960, 0xa97c)) return 'l';
  if (isBetween(point, 0x1160, 0x11a7) || isBetween(point, 0xd7b0, 0xd7c6)) return 'v';
  if (isBetween(point, 0x11a8, 0x11ff) || isBetween(point, 0xd7cb, 0xd7fb)) return 't';
  if (!isBetween(point, HANGUL_BASE, HANGUL_END)) return null;
  return (point - HANGUL_BASE) % HANGUL_TRAILS === 0 ? 'lv' : 'lvt';
};

const FIRST_THAT_FITS: readonly (readonly [(character: string) => boolean, GraphemeClass])[] = [
  [(character) => character === '\r', 'cr'],
  [(character) => character === '\n', 'lf'],
  [(character) => character === '\u200d', 'zwj'],
  [(character) => PREPEND.test(character), 'prepend'],
  [(character) => EXTEND.test(character), 'extend'],
  [(character) => CONTROL.test(character), 'control'],
  [(character) => UNASSIGNED.test(character) && IGNORABLE.test(character), 'control'],
  [(character) => FLAG.test(character), 'flag'],
  [(character) => PICTOGRAPH.test(character), 'pictograph'],
  [(character) => SPACING.test(character) && !NOT_SPACING.test(character), 'spacing'],
];

const PLAIN = [
  [0x20, 0x7e],
  [0x400, 0x482],
  [0x3041, 0x3096],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
] as const;

/** @param character one code point */
export const graphemeClassOf = (character: string): GraphemeClass => {
  const point = character.codePointAt(0) ?? 0;
  // Printable ASCII, Cyrillic, kana and Han: most of most texts.
  if (PLAIN.some(([first, last]) => isBetween(point, first, last))) return 'other';
  const hangul = hangulClass(point);
  if (hangul) return hangul;
  return FIRST_THAT_FITS.find(([fits]) => fits(character))?.[1] ?? 'other';
};

/** What a character does in a stack of consonants. */
export const conjunctRoleOf = (character: string): 'consonant' | 'linker' | 'none' => {
  // Devanagari to Malayalam; the rest of the world has none.
  if (!isBetween(character.codePointAt(0) ?? 0, 0x900, 0xd7f)) return 'none';
  if (CONJUNCT_CONSONANT.test(character)) return 'consonant';
  return CONJUNCT_LINKER.test(character) ? 'linker' : 'none';
};
