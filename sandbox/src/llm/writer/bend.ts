import type { Behaviour } from '../engine/behaviours';
import { PHRASES } from './other-languages';
import { lengthFor } from './post-length';
import type { Task, TaskTarget } from './read-task';
import { languageOf } from './sentences';
import type { Written } from './write-honestly';
import type { WrittenPost } from './write-post';

type BendText = (text: string, target: TaskTarget) => string;

export interface BendOrder {
  task: Task;
  behaviour: Behaviour;
  /** What the answer may have; null: no limit. */
  maxOutputTokens: number | null;
}

/** An answer in the right shape whose words are not what was asked for. */
export const bend = (written: Written, order: BendOrder): Written => {
  const { task, behaviour } = order;
  const change = textChange(order, written);
  if (change) return bendTexts(written, task, change);
  if (behaviour.kind === 'many-hashtags') {
    const hashtags = manyTags(behaviour.count);
    return bendPosts(written, (post) => ({ ...post, hashtags }));
  }
  if (behaviour.kind === 'missing-target') return { ...written, targets: written.targets.slice(1) };
  if (behaviour.kind === 'unknown-target') {
    return { ...written, targets: written.targets.map(renamed) };
  }
  return written;
};

/** What is done to every text; null: nothing. */
const textChange = (
  { behaviour, task, maxOutputTokens }: BendOrder,
  written: Written
): BendText | null => {
  if (behaviour.kind === 'html') return (text) => `<p><strong>${text}</strong></p><br/>`;
  if (behaviour.kind === 'markdown') {
    return (text) => `## **${text}**\n\n- _Read on_\n- \`more\``;
  }
  if (behaviour.kind === 'too-long') {
    return stretch(behaviour.factor, roomForEach(written, maxOutputTokens));
  }
  if (behaviour.kind !== 'wrong-language') return null;
  return (_, target) => phrasesBut(target.language ?? task.article.language, behaviour.language);
};

const bendPosts = (written: Written, change: (post: WrittenPost) => WrittenPost): Written => ({
  ...written,
  targets: written.targets.map(change),
});

const bendTexts = (written: Written, task: Task, change: BendText): Written =>
  bendPosts(written, (post) => {
    const target = task.targets.find(({ key }) => key === post.key);
    return target ? { ...post, texts: post.texts.map((text) => change(text, target)) } : post;
  });

/** Of a token, in most scripts; it is four in English. */
const SAFE_CHARACTERS = 2.5;

/** About how many characters of each text get out before the tokens end. */
const roomForEach = ({ targets }: Written, maxOutputTokens: number | null): number => {
  const texts = targets.reduce((sum, post) => sum + post.texts.length, 0);
  return ((maxOutputTokens ?? Infinity) * SAFE_CHARACTERS) / Math.max(1, texts);
};

const stretch =
  (factor: number, room: number): BendText =>
  (text, target) => {
    const wanted = Math.min(target.maxCharacters * factor, room);
    const times = (wanted + 1) / Math.max(1, lengthFor(target, `${text} `));
    return `${text} `.repeat(Math.max(1, Math.ceil(times))).trim();
  };

/** Words of a language that nobody asked for. */
const phrasesBut = (asked: string | null | undefined, wanted: string | null): string => {
  const other = languageOf(asked) === 'fr' ? 'de' : 'fr';
  return (PHRASES[wanted ?? other] ?? PHRASES['fr'] ?? []).join(' ');
};

const manyTags = (count: number): string[] =>
  Array.from({ length: count }, (_, number) => `tag${number + 1}`);

const renamed = (post: WrittenPost, index: number): WrittenPost =>
  index === 0 ? { ...post, key: `${post.key}-else` } : post;
