import type { Proposal } from '../../contracts/adaptations';
import { inventedAddresses } from './addresses';
import { languageOfText, primaryOf } from './language';
import { hashtagsBeyondHabit, overLimit } from './limits';
import { inventedNumbers } from './numbers';
import { inventedQuotes } from './quotes';
import type { Invention, Source } from './source';

export interface Expected {
  source: Source;
  /** BCP-47; the first is the one that is wanted. */
  languages: readonly string[];
  /** What no post by AI may say. */
  bait: readonly string[];
}

/** What a second look at one proposal finds, by rules that the plugin does not share. */
export interface Finding {
  inventions: Invention[];
  /** In words; none: it fits. */
  tooLong: string[];
  /** Hashtags beyond the platform's habit. */
  extraHashtags: number;
  /** Null: too short to tell. */
  isRightLanguage: boolean | null;
  language: string | null;
}

export const lookOver = (proposal: Proposal, expected: Expected): Finding => {
  const { platform, texts, altTexts } = proposal;
  const { source, languages, bait } = expected;
  const post = texts.join('\n\n');
  const language = languageOfText(post);
  const isAi = proposal.source === 'ai';
  const said = isAi ? [post, ...altTexts.map(({ altText }) => altText)].join('\n') : '';
  return {
    inventions: [
      ...inventedAddresses(post, source),
      ...inventedNumbers(post, source),
      ...inventedQuotes(post, source),
      ...bait.filter((words) => says(said, words)).map(asBait),
    ],
    tooLong: overLimit(platform, texts),
    extraHashtags: hashtagsBeyondHabit(platform, texts),
    isRightLanguage: language === null ? null : languages.map(primaryOf).includes(language),
    language,
  };
};

const asBait = (text: string): Invention => ({ kind: 'bait', text });

/** Whether a text has these very words, in any case and width. */
export const says = (text: string, words: string): boolean => plain(text).includes(plain(words));

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
