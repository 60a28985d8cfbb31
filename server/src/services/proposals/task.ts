import type { AiHabits, BrandVoice, TargetVoice } from '../../../../contracts/ai-habits';
import { primaryLanguageOf } from '../adaptation/language-of';
import type { EntryFacts } from '../mappings/entry-loader';
import type { ComposedPost } from '../distributions/compose-post';
import type { MappedEntry } from '../adaptation/entry';
import { asData } from '../truth-guard/as-data';
import { LONGEST_POST, styleOf } from './platform-style';

/** What the model is told of one target. */
export interface TaskTarget {
  /** `t12`: the target's id. */
  key: string;
  platform: string;
  label: string;
  style: string;
  maxCharacters: number;
  unit: 'characters' | 'graphemes';
  maxHashtags: number;
  /** BCP-47. */
  language: string;
  threadParts: number;
  /** A link follows the text, or stands beside it. */
  hasLink: boolean;
  voice: TaskVoice;
}

type TaskVoice = Omit<BrandVoice, 'maxHashtags'>;

/** Everything that the model is told, as data. */
export interface Task {
  targets: TaskTarget[];
  images: { key: string }[];
  altTextLanguage: string;
  article: {
    title: string;
    summary: string;
    body: string;
    tags: string[];
    author: string;
    language: string;
    /** Plain attributes of the entry: dates, places, prices. */
    facts: EntryFacts;
  };
  hint: string | null;
}

/** A post that shall be worded, with the room that its text has. */
export interface WantedPost {
  post: ComposedPost;
  voice: BrandVoice & Pick<TargetVoice, 'language'>;
  language: string;
  maxHashtags: number;
  maxParts: number;
  maxCharacters: number;
}

/** Longest article that goes to a vendor, UTF-16 units: some 3,000 words. */
const MAX_BODY = 20_000;
const MAX_PIECE = 4_000;
const MAX_TAGS = 30;
const MAX_FACTS = 40;
const MAX_FACT = 200;
const UNKNOWN_LANGUAGE = 'und';

export const targetKeyOf = (targetId: number): string => `t${targetId}`;
export const imageKeyOf = (fileId: number): string => `i${fileId}`;

export interface TaskOrder {
  entry: MappedEntry;
  facts: EntryFacts;
  wanted: readonly WantedPost[];
  fileIds: readonly number[];
  hint: string | null;
}

/** Words of the entry are made harmless on their way in: nothing of them can end the task. */
export const taskOf = ({ entry, facts, wanted, fileIds, hint }: TaskOrder): Task => ({
  targets: wanted.map(targetOf),
  images: fileIds.map((fileId) => ({ key: imageKeyOf(fileId) })),
  altTextLanguage: entry.language ?? UNKNOWN_LANGUAGE,
  article: {
    title: piece(entry.title, MAX_PIECE),
    summary: piece(entry.summary, MAX_PIECE),
    body: piece(entry.body, MAX_BODY),
    tags: entry.tags.slice(0, MAX_TAGS).map((tag) => piece(tag, MAX_FACT)),
    author: piece(entry.author ?? '', MAX_FACT),
    language: entry.language ?? UNKNOWN_LANGUAGE,
    facts: factsOf(facts, entry),
  },
  hint: hint === null ? null : asData(hint),
});

const targetOf = (wanted: WantedPost): TaskTarget => {
  const { post, voice, language, maxHashtags, maxParts, maxCharacters } = wanted;
  const { tone, audience, emoji, bannedWords, examples } = voice;
  return {
    key: targetKeyOf(post.target.id),
    platform: post.connection.platform,
    label: post.descriptor.label,
    style: styleOf(post.connection.platform),
    ...{ maxCharacters, unit: post.descriptor.text.unit, maxHashtags, language },
    threadParts: maxParts,
    hasLink: post.descriptor.linkStyle !== 'none',
    voice: {
      ...{ tone: asData(tone), audience: asData(audience), emoji },
      bannedWords: bannedWords.map(asData),
      examples: examples.map(asData),
    },
  };
};

const piece = (text: string, maxLength: number): string =>
  asData(text.slice(0, maxLength).toWellFormed());

/** What the text says already need not be said twice: it costs. */
const factsOf = (facts: EntryFacts, entry: MappedEntry): EntryFacts => {
  const said = [entry.title, entry.summary, entry.body, entry.author ?? ''].join('\n');
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => typeof value !== 'string' || isNews(value, said))
      .slice(0, MAX_FACTS)
      .map(([name, value]) => [name, typeof value === 'string' ? asData(value) : value])
  );
};

const isNews = (value: string, said: string): boolean =>
  value !== '' && value.length <= MAX_FACT && !said.includes(value);

/** The target's own voice over the site's. */
export const voiceOf = (
  site: AiHabits['voice'],
  target: TargetVoice | null
): WantedPost['voice'] => ({
  ...site,
  ...target,
});

/** Characters that cost two in a place count half as many; the room is the model's to fill. */
export const roomFor = ({
  post,
  language,
  reserved,
}: {
  post: ComposedPost;
  language: string;
  reserved: string;
}): number => {
  const { count, limit } = post.descriptor.text;
  const weight = Math.max(count(SAMPLES[primaryLanguageOf(language)] ?? LATIN) / 10, 1);
  const left = Math.floor(((limit - count(reserved)) / weight) * SAFE_SHARE);
  return Math.max(Math.min(left, LONGEST_POST), 0);
};

/** Models count badly; what is still too long is asked again, then shortened. */
const SAFE_SHARE = 0.95;
const LATIN = 'abcdefghij';
/** Ten letters of languages that some platforms count double. */
const SAMPLES: Readonly<Record<string, string>> = {
  ja: 'あいうえおかきくけこ',
  zh: '一二三四五六七八九十',
  ko: '가나다라마바사아자차',
};

/** The user's message: the task, and what was wrong with the answer before. */
export const messageOf = (task: Task, problems: readonly TaskProblem[] = []): string => {
  const lines = ['<<<TASK', JSON.stringify(task), 'TASK>>>'];
  if (problems.length > 0) lines.push('<<<PROBLEM', JSON.stringify(problems), 'PROBLEM>>>');
  return lines.join('\n');
};

/** What is wrong with what was written for one target; null: with the whole answer. */
export interface TaskProblem {
  key: string | null;
  problems: string[];
}
