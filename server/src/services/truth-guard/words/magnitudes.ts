import { foldWord } from '../fold-word';

const WORDS: Readonly<Record<string, string>> = {
  1e3: 'k thousand tsd tausend mille mil mila duizend tusen tys tysiąc tysiące tysięcy тыс тысяч тысячи тысяча тис тисяч тисячі χιλιάδες χιλ bin ألف آلاف الف אלף אלפים हज़ार हजार rb',
  1e5: 'lakh lakhs लाख',
  1e6: 'million millions millionen mio mln mn millón millones milhão milhões milione milioni miljoen miljon miljoner milion miliony milionów миллион миллиона миллионов млн мільйон мільйони мільйонів εκατομμύριο εκατομμύρια εκατ milyon مليون ملايين מיליון',
  1e7: 'crore crores करोड़',
  1e9: 'billion billions bn milliarde milliarden mrd milliard milliards miliardo miliardi miljard mld миллиард миллиарда миллиардов млрд мільярд مليار מיליארד bilhão bilhões',
};

const magnitudes = new Map(
  Object.entries(WORDS).flatMap(([value, words]) =>
    words.split(' ').map((word): [string, number] => [foldWord(word), Number(value)])
  )
);

const FOLLOWING = /[ \u00A0\u202F]?(\p{L}[\p{L}\p{M}]*)\.?/uy;

/** "Mio." behind a number: what it multiplies it by, and where it ends. Null: nothing of the kind. */
export const magnitudeAfter = (
  text: string,
  start: number
): { factors: number[]; end: number } | null => {
  FOLLOWING.lastIndex = start;
  const word = FOLLOWING.exec(text)?.[1];
  if (!word) return null;
  const end = FOLLOWING.lastIndex - (text.charAt(FOLLOWING.lastIndex - 1) === '.' ? 1 : 0);
  // "3m" is three metres as often as three millions.
  if (word === 'm' || word === 'M') return { factors: [1, 1e6], end };
  const factor = magnitudes.get(foldWord(word));
  return factor === undefined ? null : { factors: [factor], end };
};
