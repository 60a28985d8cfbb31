import type { LlmRequest } from '../../llm/contract';
import type { ReadyProvider } from '../ai-providers/ready-provider';
import type { LoadedEntry } from '../mappings/entry-loader';
import type { Site } from '../sites/site';
import type { OpenSource } from '../truth-guard/open-source';
import { ANSWER_SCHEMA } from './answer';
import { SYSTEM_PROMPT } from './prompt';
import { messageOf, taskOf, type Task, type TaskProblem, type WantedPost } from './task';
import type { ShownImage } from './undescribed-images';
import type { Place } from './wanted-posts';

/** A place whose words somebody is asked for. */
export type WantedPlace = Place & { wanted: WantedPost };

export const isWanted = (place: Place): place is WantedPlace => place.wanted !== null;

/** Everything that an entry's posts are worded from. */
export interface Job {
  site: Site;
  loaded: LoadedEntry;
  places: readonly Place[];
  images: readonly ShownImage[];
  hint: string | null;
  wanted: readonly WantedPlace[];
  /** Put when it is needed first. */
  question(this: void): Question;
  /** What may be claimed; read at the first use, which is while a vendor writes. */
  source(this: void): OpenSource;
}

/** Reasoning counts as output, and a cut answer is paid for nothing. Tokens. */
const LEAST_OUTPUT = 2_000;
/** Of any language, at most as a rule. */
const MOST_TOKENS_PER_CHARACTER = 0.8;
const LIKELY_TOKENS_PER_CHARACTER = 0.35;
/** Models leave long limits unused; characters. */
const LIKELY_CHARACTERS = 450;
const TOKENS_PER_TARGET = 60;
const TOKENS_PER_IMAGE = 80;

/** What vendors are asked, of one job. */
export interface Question {
  task: Task;
  request: LlmRequest;
  /** The same for models that see no pictures: the very same where there are none. */
  blind: LlmRequest;
}

/** The question for these places; with what was wrong with the answer before, if there was one. */
export const questionOf = (
  { loaded, images, hint }: Pick<Job, 'loaded' | 'images' | 'hint'>,
  wanted: readonly WantedPlace[],
  problems: readonly TaskProblem[] = []
): Question => {
  const { entry, facts } = loaded;
  const posts = wanted.map((place) => place.wanted);
  const fileIds = images.map(({ fileId }) => fileId);
  const task = taskOf({ entry, facts, wanted: posts, hint, fileIds });
  const request = {
    system: SYSTEM_PROMPT,
    user: messageOf(task, problems),
    images: images.map(({ image }) => image),
    schemaName: 'posts',
    schema: ANSWER_SCHEMA,
    maxOutputTokens: Math.max(LEAST_OUTPUT, mostTokens(posts, images.length)),
  };
  if (images.length === 0) return { task, request, blind: request };
  const user = messageOf({ ...task, images: [] }, problems);
  return { task, request, blind: { ...request, user, images: [] } };
};

/** What a provider is asked of it. */
export const requestFor = (
  { request, blind }: Question,
  { seesImages }: Pick<ReadyProvider, 'seesImages'>
): LlmRequest => (seesImages ? request : blind);

/** What the answer itself is likely to take; for the estimate that people see. */
export const answerTokens = (posts: readonly WantedPost[], imageCount: number): number => {
  const ofPosts = posts.map(({ maxCharacters, maxParts }) => {
    const characters = Math.min(maxCharacters, LIKELY_CHARACTERS) * Math.min(maxParts, 3);
    return TOKENS_PER_TARGET + characters * LIKELY_TOKENS_PER_CHARACTER;
  });
  return Math.ceil(sumOf(ofPosts) + imageCount * TOKENS_PER_IMAGE);
};

/** Room for answers that fill what they may, and for the thinking before. */
const mostTokens = (posts: readonly WantedPost[], imageCount: number): number => {
  const ofPosts = posts.map(
    ({ maxCharacters, maxParts }) =>
      TOKENS_PER_TARGET + maxCharacters * maxParts * MOST_TOKENS_PER_CHARACTER
  );
  return Math.ceil(LEAST_OUTPUT / 2 + sumOf(ofPosts) + imageCount * TOKENS_PER_IMAGE);
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
