/** Names and signs of currencies; the first is the key. Patterns, without case. */
const CURRENCIES: readonly (readonly [string, string])[] = [
  [
    'eur',
    '€|eur(?![a-z])|euros?(?!\\p{Ll})|euro\\p{Ll}{0,2}|евро|євро|ευρώ|يورو|אירו|यूरो|ユーロ|欧元|歐元|유로',
  ],
  [
    'gbp',
    '£|gbp|pounds?(?! of)|pfund(?= sterling)|livres? sterling|libras?(?: esterlinas?)?|sterline?|ポンド|英镑|파운드|جنيه',
  ],
  ['yen', '¥'],
  ['jpy', 'jpy|yen|円|日元|엔(?!\\p{L})|ين(?!\\p{L})|иен\\p{L}*'],
  ['cny', 'cny|rmb|yuan|元|块钱|塊錢|人民币|위안|юан\\p{L}+'],
  ['krw', '₩|krw|원|ウォン|韩元'],
  ['inr', '₹|inr|rupees?|rupien?|roupies?|rupias?|रुपये|रुपए|रुपया|रु\\.?'],
  ['chf', 'chf|sfr\\.?|schweizer franken|franken|francs? suisses?'],
  ['rub', '₽|rub|rubles?|rubel|рубл\\p{L}+|руб\\.?'],
  ['uah', '₴|uah|hryvnias?|гривень|гривн\\p{L}+|грн\\.?'],
  ['pln', 'zł|pln|złot\\p{L}+|zloty'],
  ['sek', 'sek|kronor|kr(?!\\p{L})|kronen|kroner|crowns|couronnes|coronas|coroas|corone'],
  ['try', '₺|liras?|tl(?!\\p{L})'],
  ['brl', 'r\\$|brl|reais|real(?= brasile)'],
  ['ils', '₪|ils|shekels?|שקלים|שקל|ש"ח'],
  ['aed', 'aed|dirhams?|درهم(?:ا|ًا)?'],
  ['sar', 'sar|riyals?|ريال(?:ا|ًا)?'],
  [
    'usd',
    '(?:us|a|c|nz|hk)?\\$|usd|dollars?|dólares|dolares?|dolari|долл?ар\\p{L}*|دولار(?:ا|ًا)?|דולר(?:ים)?|डॉलर|ドル|美元|美金|달러',
  ],
  ['cent', 'cents?(?!\\p{Ll})|centimes?|céntimos?|cêntimos?|centavos?|centesimi|pence|セント'],
];

const named = CURRENCIES.map(([, pattern], index) => `(?<c${index}>${pattern})`).join('|');
/** "Eurovision" is no currency. */
const END = '(?!(?<=[\\p{sc=Latn}\\p{sc=Cyrl}])\\p{L})';
const AFTER = new RegExp(`[ \\u00A0\\u202F-]?(?:de |di |d['’])?(?:${named})${END}`, 'iuy');
const BEFORE = new RegExp(`(?<![\\p{L}])(?:${named})[ \\u00A0\\u202F]?$`, 'iu');
/** Digits follow a sign, never a word: "euro 12" is a sentence that goes on. */
const SIGN_BEFORE = /(?:\p{Sc}|[A-Z]{3}|[Zz]ł|kr|Fr|CHF)\.?[ \u00A0\u202F]?$/u;

export interface FoundCurrency {
  key: string;
  /** Where the words end or begin. */
  place: number;
}

/** Behind a number. */
export const currencyAfter = (text: string, start: number): FoundCurrency | null => {
  AFTER.lastIndex = start;
  const found = AFTER.exec(text);
  if (!found) return null;
  const key = keyOf(found);
  return key ? { key, place: AFTER.lastIndex } : null;
};

/** Before a number. */
export const currencyBefore = (text: string, end: number): FoundCurrency | null => {
  const before = text.slice(Math.max(0, end - 8), end);
  if (!SIGN_BEFORE.test(before)) return null;
  const found = BEFORE.exec(before);
  const key = found && keyOf(found);
  return found && key ? { key, place: end - before.length + found.index } : null;
};

const keyOf = ({ groups }: RegExpExecArray): string | undefined =>
  CURRENCIES[CURRENCIES.findIndex((_, index) => groups?.[`c${index}`] !== undefined)]?.[0];
