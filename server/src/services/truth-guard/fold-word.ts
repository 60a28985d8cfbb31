const NOT_ASCII = /[^\0-\x7F]/;
/** Accents, short vowels of Arabic and Hebrew: written by some, left out by others. */
const ACCENTS = /[\u0300-\u036F]|[\u0591-\u05C7]|\u0640|[\u064B-\u065F]|\u0670/g;
const OTHERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', đ: 'd', ð: 'd', ł: 'l', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ŋ: 'n' },
  ...{ ة: 'ه', ى: 'ي', ς: 'σ' },
};
const HAS_OTHERS = new RegExp(`[${Object.keys(OTHERS).join('')}]`, 'gu');

/** A word for comparing: without case, accents and forms of letters that mean the same. */
export const foldWord = (word: string): string => {
  if (!NOT_ASCII.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(HAS_OTHERS, (letter) => OTHERS[letter] ?? letter);
};

/** The same for whole texts: words as they are folded, one space between, a space at both ends. */
export const foldText = (text: string): string => {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return ` ${words.map(foldWord).join(' ')} `;
};

const LETTERS: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu' },
  ...{ я: 'ya', є: 'ye', ј: 'j', љ: 'lj', њ: 'nj', ђ: 'd', ћ: 'c', џ: 'dz' },
  ...{ α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l' },
  ...{ μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch' },
  ...{ ψ: 'ps', ω: 'o' },
};

/** A folded word of Cyrillic or Greek in Latin letters, one letter after the other. */
export const romanised = (folded: string): string =>
  /[\p{sc=Cyrl}\p{sc=Grek}]/u.test(folded)
    ? [...folded].map((letter) => LETTERS[letter] ?? letter).join('')
    : folded;
