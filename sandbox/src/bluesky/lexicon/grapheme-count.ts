import { conjunctRoleOf, graphemeClassOf, type GraphemeClass } from './grapheme-classes';

/** What must be remembered of the text before a place to say whether a character ends there. */
interface Before {
  last: GraphemeClass;
  /** Flags in a row, this one included: two make a flag. */
  flags: number;
  /** A pictograph, then only marks, then a joiner if `last` is one. */
  isPictograph: boolean;
  /** A consonant, then only marks; `linked` once a joiner of the script is among them. */
  conjunct: 'none' | 'open' | 'linked';
}

const HANGUL: Readonly<Partial<Record<GraphemeClass, readonly GraphemeClass[]>>> = {
  l: ['l', 'v', 'lv', 'lvt'],
  lv: ['v', 't'],
  v: ['v', 't'],
  lvt: ['t'],
  t: ['t'],
};

const isBreaker = (kind: GraphemeClass): boolean =>
  kind === 'cr' || kind === 'lf' || kind === 'control';

/** Rules GB3 to GB999 of https://www.unicode.org/reports/tr29/ (checked 2026-11-22). */
const isJoined = (before: Before, next: GraphemeClass, character: string): boolean => {
  const { last } = before;
  if (last === 'cr' && next === 'lf') return true;
  if (isBreaker(last) || isBreaker(next)) return false;
  if (HANGUL[last]?.includes(next)) return true;
  if (next === 'extend' || next === 'zwj' || next === 'spacing' || last === 'prepend') return true;
  if (before.conjunct === 'linked' && conjunctRoleOf(character) === 'consonant') return true;
  if (before.isPictograph && last === 'zwj' && next === 'pictograph') return true;
  return last === 'flag' && next === 'flag' && before.flags % 2 === 1;
};

const conjunctAfter = (before: Before['conjunct'], character: string, kind: GraphemeClass) => {
  const role = conjunctRoleOf(character);
  if (role === 'consonant') return 'open';
  if (before === 'none') return 'none';
  if (role === 'linker') return 'linked';
  const isMark = (kind === 'extend' || kind === 'zwj') && character !== '\u200c';
  return isMark ? before : 'none';
};

const NOTHING: Before = { last: 'control', flags: 0, isPictograph: false, conjunct: 'none' };

/**
 * What a reader sees as one character: a family emoji counts 1. Walks the code points by the
 * standard's own rules, so that it is not the counting of those who post here.
 */
export const countGraphemes = (text: string): number => {
  let count = 0;
  let before = NOTHING;
  for (const character of text) {
    const kind = graphemeClassOf(character);
    if (!isJoined(before, kind, character)) count += 1;
    const staysPictograph = before.isPictograph && (kind === 'extend' || kind === 'zwj');
    before = {
      last: kind,
      flags: kind === 'flag' ? before.flags + 1 : 0,
      isPictograph: kind === 'pictograph' || staysPictograph,
      conjunct: conjunctAfter(before.conjunct, character, kind),
    };
  }
  return count;
};
