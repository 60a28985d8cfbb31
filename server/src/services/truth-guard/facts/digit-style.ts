/** Which sign stands before the decimals of a language. */
export type DigitStyle = 'point' | 'comma' | 'both';

const POINT: ReadonlySet<string> = new Set(['en', 'ja', 'zh', 'ko', 'th', 'he', 'hi', 'bn', 'ms']);
/** Arabic and Persian write both; Spanish and Portuguese differ by country. */
const BOTH: ReadonlySet<string> = new Set(['', 'ar', 'fa', 'ur']);

export const digitStyleOf = (language: string): DigitStyle => {
  if (BOTH.has(language)) return 'both';
  return POINT.has(language) ? 'point' : 'comma';
};

/**
 * What a row of digits with its signs can mean: "1.500" is 1500 in German and 1.5 in English, "3.2.1"
 * is no number at all.
 */
export const valuesOf = (raw: string, style: DigitStyle): number[] => {
  const tight = raw.replace(/[\s\u00A0\u2009\u202F'’]/g, '');
  const signs = tight.match(/[.,]/g) ?? [];
  if (signs.length === 0) return [Number(tight)];
  const last = signs.at(-1) ?? '.';
  if (new Set(signs).size === 2) return mixed(tight, last);
  if (signs.length > 1) return isGrouped(tight) ? [plain(tight)] : [];
  const [before = '', after = ''] = tight.split(/[.,]/);
  const decimal = Number(`${before}.${after}`);
  if (after.length !== 3 || before.length > 3 || before.startsWith('0')) return [decimal];
  if (style === 'both') return [plain(tight), decimal];
  const isDecimalSign = (last === '.') === (style === 'point');
  return [isDecimalSign ? decimal : plain(tight)];
};

/** "1,234.5" and "1.234,5". */
const mixed = (tight: string, decimalSign: string): number[] => {
  const place = tight.lastIndexOf(decimalSign);
  const whole = tight.slice(0, place);
  if (whole.includes(decimalSign) || !isGrouped(whole)) return [];
  return [Number(`${plain(whole)}.${tight.slice(place + 1)}`)];
};

/** Groups of three, or as in India of two before the last three. */
const isGrouped = (tight: string): boolean =>
  /^\d{1,3}(?:[.,]\d{3})+$/.test(tight) || /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(tight);

const plain = (tight: string): number => Number(tight.replace(/[.,]/g, ''));
