import { withoutAddresses } from './addresses';

/** Small words that hardly any sentence does without, of languages in Latin letters. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: 'the and of is are was with for from that this it has have by at not who which their we you our can what an as will be no',
  de: 'der die das und ist sind war mit für von dem den ein eine nicht auch auf im zu am es wir sie bei nach wird hat ab wer bis noch nur zum',
  fr: 'le la les et est sont une des du dans pour avec sur au aux qui que pas ce cette il elle on nous ont été par plus se ne',
  es: 'el los las y es son una del para con por que no se al como más su hay está lo pero fue muy sus ya cada nos les era cuando desde entre sin porque tiene',
  pt: 'o os as e é são uma da do das dos para com por que não se ao como mais na no em um foi já nos nas pelo',
  it: 'il lo gli e è sono una della del dei per con che non si al come più nel nella di da un anche dal alle delle ha',
  nl: 'de het een en is zijn was met voor van dat die niet ook op te aan naar bij er wordt om uit wie nog ze hij mag weer want vanaf tot alle per',
  pl: 'i w na z się jest nie to że do od dla po o jak przez które który są za ma oraz tylko już było',
};

interface Script {
  pattern: RegExp;
  language: string;
}

/** Scripts that say which language it is; the first that stands for enough of the letters. */
const SCRIPTS: readonly Script[] = [
  { pattern: /[\p{sc=Hiragana}\p{sc=Katakana}]/gu, language: 'ja' },
  { pattern: /\p{sc=Hangul}/gu, language: 'ko' },
  { pattern: /\p{sc=Han}/gu, language: 'zh' },
  { pattern: /\p{sc=Arabic}/gu, language: 'ar' },
  { pattern: /\p{sc=Hebrew}/gu, language: 'he' },
  { pattern: /\p{sc=Devanagari}/gu, language: 'hi' },
  { pattern: /\p{sc=Greek}/gu, language: 'el' },
];

const SHARE = 0.3;
/** Hits by which a language has to lead before anything is said. */
const LEAD = 3;

/** What a text is written in; null: too little to tell. */
export const languageOfText = (post: string): string | null => {
  const text = withoutAddresses(post);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 8) return null;
  const shareOf = (pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / letters;
  const script = SCRIPTS.find(({ pattern }) => shareOf(pattern) >= SHARE);
  if (script) return script.language;
  if (shareOf(/\p{sc=Cyrillic}/gu) >= SHARE) return /[іїєґ]/iu.test(text) ? 'uk' : 'ru';
  return bySmallWords(text);
};

const bySmallWords = (text: string): string | null => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [best, second] = Object.entries(SMALL_WORDS)
    .map(([language, list]) => {
      const small = new Set(list.split(' '));
      return { language, hits: words.filter((word) => small.has(word)).length };
    })
    .sort((one, other) => other.hits - one.hits);
  if (!best || best.hits - (second?.hits ?? 0) < LEAD) return null;
  return best.language;
};

export const primaryOf = (language: string): string => language.split('-')[0] ?? language;
