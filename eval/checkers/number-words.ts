/** Words for 2 to 12, by language. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'two three four five six seven eight nine ten eleven twelve',
  de: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
  fr: 'deux trois quatre cinq six sept huit neuf dix onze douze',
  es: 'dos tres cuatro cinco seis siete ocho nueve diez once doce',
  pt: 'dois três quatro cinco seis sete oito nove dez onze doze',
  it: 'due tre quattro cinque sei sette otto nove dieci undici dodici',
  nl: 'twee drie vier vijf zes zeven acht negen tien elf twaalf',
  pl: 'dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście',
};

/** From 20 on in tens, then a hundred and a thousand. */
const TENS: readonly string[] = [
  'twenty thirty forty fifty sixty seventy eighty ninety hundred thousand',
  'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend',
  'vingt trente quarante cinquante soixante',
  'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil',
  'venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mille',
];

const HAN = '〇一二三四五六七八九';

/** Numbers that are written as words in a text, as digits. */
export const writtenNumbers = (text: string): Set<string> => {
  const lower = text.toLowerCase();
  const words = new Set(lower.match(/\p{L}+/gu) ?? []);
  const numbers = new Set<string>(['1']);
  for (const list of Object.values(WORDS)) {
    list.split(' ').forEach((word, index) => words.has(word) && numbers.add(String(index + 2)));
  }
  for (const list of TENS) {
    list.split(' ').forEach((word, index) => {
      const value = index < 8 ? 20 + index * 10 : 10 ** (index - 6);
      if ([...words].some((spoken) => spoken.includes(word))) numbers.add(String(value));
    });
  }
  for (const number of lower.match(/[〇一二三四五六七八九十]+/gu) ?? []) {
    numbers.add(String(hanNumber(number)));
  }
  return numbers;
};

/** Up to 99, which is what articles write in signs. */
const hanNumber = (signs: string): number => {
  if (!signs.includes('十')) return Number([...signs].map((sign) => HAN.indexOf(sign)).join(''));
  const [tens = '', ones = ''] = signs.split('十');
  return (tens === '' ? 1 : HAN.indexOf(tens)) * 10 + (ones === '' ? 0 : HAN.indexOf(ones));
};
