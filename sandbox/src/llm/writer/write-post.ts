import { isOrder } from './injection';
import { PHRASES } from './other-languages';
import { cutAtWord, lengthFor } from './post-length';
import type { Task, TaskTarget } from './read-task';
import { joinSentences, languageOf, sentencesOf } from './sentences';

export interface WrittenPost {
  key: string;
  /** One for each part of a thread. */
  texts: string[];
  /** Without `#`. */
  hashtags: string[];
  language: string | null;
}

export interface PostOrder {
  task: Task;
  target: TaskTarget;
  /** What the article has to say, by {@link usableSentences}. */
  sentences: readonly string[];
  /** Which of the platforms it is; each begins with another sentence. */
  place: number;
  isShorter: boolean;
}

/** Readers of long posts stop somewhere as well. */
const LONG_POST = 700;
const OPENINGS = 4;

/** A post of the article's own sentences, or in the target's language where that is another. */
export const writePost = (order: PostOrder): WrittenPost => {
  const { task, target } = order;
  const language = target.language ?? task.article.language ?? null;
  const hashtags = target.wants.includes('hashtags') ? hashtagsFor(order) : [];
  const wantsText = target.wants.includes('text');
  return { key: target.key, texts: wantsText ? textsFor(order, hashtags) : [], hashtags, language };
};

const textsFor = (order: PostOrder, hashtags: readonly string[]): string[] => {
  const { target } = order;
  const forTags = hashtags.reduce((sum, tag) => sum + tag.length + 2, 0);
  const room = Math.max(1, Math.floor(target.maxCharacters) - forTags);
  const left = material(order);
  const usual = Math.min(room, LONG_POST) * 0.9;
  const wanted = order.isShorter
    ? Math.ceil(Math.min(usual, lengthFor(target, textOf(left))) / 2)
    : Math.ceil(usual);
  const texts: string[] = [];
  while (left.length > 0 && texts.length < target.threadParts) {
    const [first = '', ...rest] = left;
    const taken = [cutAtWord(target, first, order.isShorter ? wanted : room)];
    left.shift();
    for (const sentence of rest) {
      if (lengthFor(target, textOf([...taken, sentence])) > wanted) break;
      taken.push(sentence);
      left.shift();
    }
    texts.push(textOf(taken));
  }
  return texts;
};

const ENDS = /[.!?…。！？।؟”»」』"’)]$/u;

/** A title, which ends like no sentence, stands on its own line. */
const textOf = ([first = '', ...rest]: readonly string[]): string => {
  if (rest.length === 0) return first;
  return ENDS.test(first) ? joinSentences([first, ...rest]) : `${first}\n\n${joinSentences(rest)}`;
};

/** Sentences to choose from, the platform's own opening first. */
const material = ({ task: { article }, target, sentences, place }: PostOrder): string[] => {
  const { language } = article;
  const wanted = languageOf(target.language);
  const phrases = wanted === languageOf(language) ? undefined : PHRASES[wanted];
  if (phrases && language) return rotated([...phrases], place % phrases.length);
  const opening = place % Math.max(1, Math.min(OPENINGS, sentences.length));
  return sentences.slice(opening);
};

/** Each sentence of the article once, the title first. */
export const usableSentences = ({ article, voice }: Task): string[] => {
  const { title, summary, body, language } = article;
  const sentences = [
    ...(title.trim() === '' ? [] : [title.replace(/\s+/g, ' ').trim()]),
    ...sentencesOf(summary, language),
    ...sentencesOf(body, language),
  ];
  return [...new Set(sentences)].filter((sentence) => isUsable(sentence, voice?.bannedWords ?? []));
};

const rotated = (items: readonly string[], by: number): string[] => [
  ...items.slice(by),
  ...items.slice(0, by),
];

const ADDRESS = /https?:\/\/|www\./i;

/** The link follows the post anyway; orders in an article are nobody's news. */
const isUsable = (sentence: string, bannedWords: readonly string[]): boolean => {
  if (ADDRESS.test(sentence) || isOrder(sentence)) return false;
  const lower = sentence.toLowerCase();
  return !bannedWords.some((word) => word !== '' && lower.includes(word.toLowerCase()));
};

const hashtagsFor = ({ task: { article, voice }, target }: PostOrder): string[] => {
  const most = Math.min(target.maxHashtags, voice?.maxHashtags ?? Infinity);
  const tags = article.tags.filter((tag) => !isOrder(tag)).map(hashtagOf);
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, most);
};

/** `slow travel` becomes `SlowTravel`. */
const hashtagOf = (tag: string): string => {
  const words = tag.normalize('NFC').match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  if (words.length < 2) return words[0] ?? '';
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
};
