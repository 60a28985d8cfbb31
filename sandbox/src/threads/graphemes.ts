// User-perceived characters by the expression of Unicode's Annex 29, table 1b and 1c
// (https://www.unicode.org/reports/tr29/#Regex_Definitions): written out, so that what Threads
// counts does not hang on the same library call as a client's own count.

const PREPEND =
  '\\u{600}-\\u{605}\\u{6DD}\\u{70F}\\u{890}\\u{891}\\u{8E2}\\u{D4E}\\u{110BD}\\u{110CD}\\u{111C2}\\u{111C3}' +
  '\\u{113D1}\\u{1193F}\\u{11941}\\u{11A3A}\\u{11A84}-\\u{11A89}\\u{11D46}\\u{11F02}';

/** Mc that does not join, besides what already extends. */
const NOT_SPACING =
  '\\u{102B}\\u{102C}\\u{1038}\\u{1062}-\\u{1064}\\u{1067}-\\u{106D}\\u{1083}\\u{1087}-\\u{108C}\\u{108F}' +
  '\\u{109A}-\\u{109C}\\u{1A61}\\u{1A63}\\u{1A64}\\u{AA7B}\\u{AA7D}\\u{11720}\\u{11721}';

const extend = '[\\p{Grapheme_Extend}\\p{Emoji_Modifier}]';
const joiner = '\\u200D';
const spacing = `(?:(?![${NOT_SPACING}])(?!\\p{Grapheme_Extend})\\p{Mc}|[\\u0E33\\u0EB3])`;
const control = `(?:(?![\\u200C\\u200D${PREPEND}])(?!\\p{Grapheme_Extend})[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]|(?!\\p{Assigned})\\p{Default_Ignorable_Code_Point})`;

// Hangul: syllables are laid out in blocks of 28, the first of each without a final consonant.
const lead = '[\\u1100-\\u115F\\uA960-\\uA97C]';
const vowel = '[\\u1160-\\u11A7\\uD7B0-\\uD7C6]';
const tail = '[\\u11A8-\\u11FF\\uD7CB-\\uD7FB]';
const open = `[${Array.from({ length: 399 }, (_, block) =>
  String.fromCharCode(0xac00 + block * 28)
).join('')}]`;
const syllable = '[\\uAC00-\\uD7A3]';
const closed = `(?:(?!${open})${syllable})`;
const hangul = `(?:${lead}*(?:${vowel}+|${open}${vowel}*|${closed})${tail}*|${lead}+|${tail}+)`;

const flag = '\\p{Regional_Indicator}{2}';
const picture = `\\p{Extended_Pictographic}(?:${extend}*${joiner}\\p{Extended_Pictographic})*`;

// Consonants that a virama joins, in every script for which Unicode 17 says so (InCB, GB9c).
const consonant =
  '[\\u{915}-\\u{939}\\u{958}-\\u{95F}\\u{978}-\\u{97F}\\u{995}-\\u{9A8}\\u{9AA}-\\u{9B0}' +
  '\\u{9B2}\\u{9B6}-\\u{9B9}\\u{9DC}-\\u{9DD}\\u{9DF}\\u{9F0}-\\u{9F1}\\u{A95}-\\u{AA8}' +
  '\\u{AAA}-\\u{AB0}\\u{AB2}-\\u{AB3}\\u{AB5}-\\u{AB9}\\u{AF9}\\u{B15}-\\u{B28}' +
  '\\u{B2A}-\\u{B30}\\u{B32}-\\u{B33}\\u{B35}-\\u{B39}\\u{B5C}-\\u{B5D}\\u{B5F}\\u{B71}' +
  '\\u{C15}-\\u{C28}\\u{C2A}-\\u{C39}\\u{C58}-\\u{C5A}\\u{D15}-\\u{D3A}\\u{1000}-\\u{102A}' +
  '\\u{103F}\\u{1050}-\\u{1055}\\u{105A}-\\u{105D}\\u{1061}\\u{1065}-\\u{1066}' +
  '\\u{106E}-\\u{1070}\\u{1075}-\\u{1081}\\u{108E}\\u{1780}-\\u{17B3}\\u{1A20}-\\u{1A54}' +
  '\\u{1B0B}-\\u{1B0C}\\u{1B13}-\\u{1B33}\\u{1B45}-\\u{1B4C}\\u{1B83}-\\u{1BA0}' +
  '\\u{1BAE}-\\u{1BAF}\\u{1BBB}-\\u{1BBD}\\u{A989}-\\u{A98B}\\u{A98F}-\\u{A9B2}' +
  '\\u{A9E0}-\\u{A9E4}\\u{A9E7}-\\u{A9EF}\\u{A9FA}-\\u{A9FE}\\u{AA60}-\\u{AA6F}' +
  '\\u{AA71}-\\u{AA73}\\u{AA7A}\\u{AA7E}-\\u{AA7F}\\u{AAE0}-\\u{AAEA}\\u{ABC0}-\\u{ABDA}' +
  '\\u{10A00}\\u{10A10}-\\u{10A13}\\u{10A15}-\\u{10A17}\\u{10A19}-\\u{10A35}' +
  '\\u{11103}-\\u{11126}\\u{11144}\\u{11147}\\u{11380}-\\u{11389}\\u{1138B}\\u{1138E}' +
  '\\u{11390}-\\u{113B5}\\u{11900}-\\u{11906}\\u{11909}\\u{1190C}-\\u{11913}' +
  '\\u{11915}-\\u{11916}\\u{11918}-\\u{1192F}\\u{11A00}\\u{11A0B}-\\u{11A32}\\u{11A50}' +
  '\\u{11A5C}-\\u{11A83}\\u{11F04}-\\u{11F10}\\u{11F12}-\\u{11F33}]';
const linker =
  '[\\u{94D}\\u{9CD}\\u{ACD}\\u{B4D}\\u{C4D}\\u{D4D}\\u{1039}\\u{17D2}\\u{1A60}\\u{1B44}\\u{1BAB}' +
  '\\u{A9C0}\\u{AAF6}\\u{10A3F}\\u{11133}\\u{113D0}\\u{1193E}\\u{11A47}\\u{11A99}\\u{11F42}]';
const joining = `(?:(?!\\u200C)\\p{Grapheme_Extend}|\\p{Emoji_Modifier}|${joiner})`;
const conjunct = `${consonant}(?:(?:(?!${linker})${joining})*${linker}${joining}*${consonant})+`;

const core = `(?:${hangul}|${flag}|${picture}|${conjunct}|(?!${control})[^\\r\\n])`;
const after = `(?:${extend}|${joiner}|${spacing})*`;

const CLUSTER = new RegExp(
  `\\r\\n|[${PREPEND}]*${core}${after}|[${PREPEND}]+${after}|${control}|${after.slice(0, -1)}+|[^]`,
  'gu'
);

/** The text in user-perceived characters, in order. */
export const graphemesOf = (text: string): string[] => text.match(CLUSTER) ?? [];
