import { z } from 'zod';

import type { LlmSchema } from '../../llm/contract';
import type { Task, TaskProblem } from './task';

const answerSchema = z.object({
  targets: z.array(
    z.object({ key: z.string(), texts: z.array(z.string()), hashtags: z.array(z.string()) })
  ),
  altTexts: z.array(z.object({ key: z.string(), text: z.string() })),
});

/** The same for vendors: the least that all of them understand. */
export const ANSWER_SCHEMA: LlmSchema = {
  type: 'object',
  properties: {
    targets: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          key: { type: 'string', description: 'As in the task' },
          texts: { type: 'array', items: { type: 'string' }, description: 'The parts of the post' },
          hashtags: { type: 'array', items: { type: 'string' } },
        },
        required: ['key', 'texts', 'hashtags'],
        additionalProperties: false,
      },
    },
    altTexts: {
      type: 'array',
      items: {
        type: 'object',
        properties: { key: { type: 'string' }, text: { type: 'string' } },
        required: ['key', 'text'],
        additionalProperties: false,
      },
    },
  },
  required: ['targets', 'altTexts'],
  additionalProperties: false,
};

/** What the model wrote for one target, unchecked. */
export interface WrittenPost {
  texts: string[];
  hashtags: string[];
}

export interface Answer {
  /** By the key of the task; those that were not asked for are left out. */
  posts: ReadonlyMap<string, WrittenPost>;
  altTexts: ReadonlyMap<string, string>;
  /** What is missing. */
  problems: TaskProblem[];
}

/** More parts are no thread but a mistake. */
const MAX_PARTS = 50;
/** UTF-16 units; a part beyond it is not even counted. */
const MAX_PART = 50_000;
const MAX_ALT_TEXT = 1_000;

/** Reads the parsed JSON of an answer. Total: whatever is wrong with it is told, not thrown. */
export const readAnswer = (json: unknown, task: Task): Answer => {
  const { success, data, error } = answerSchema.safeParse(json);
  if (!success) {
    const problem = `Your answer does not have the asked shape: ${z.prettifyError(error).slice(0, 500)}`;
    return emptyAnswer([{ key: null, problems: [problem] }]);
  }
  const posts = new Map<string, WrittenPost>();
  for (const { key, texts, hashtags } of data.targets) {
    const parts = texts.map((text) => text.trim()).filter((text) => text !== '');
    const isReadable = parts.length <= MAX_PARTS && parts.every(({ length }) => length <= MAX_PART);
    if (isReadable && parts.length > 0) posts.set(key, { texts: parts, hashtags });
  }
  const altTexts = new Map(
    data.altTexts
      .map(({ key, text }) => [key, text.trim()] as const)
      .filter(([, text]) => text !== '' && text.length <= MAX_ALT_TEXT)
  );
  const missing = task.targets.filter(({ key }) => !posts.has(key));
  return {
    ...{ posts, altTexts },
    problems: missing.map(({ key }) => ({
      key,
      problems: ['There is no text for this target, or it is far too long.'],
    })),
  };
};

export const emptyAnswer = (problems: TaskProblem[]): Answer => ({
  posts: new Map(),
  altTexts: new Map(),
  problems,
});
