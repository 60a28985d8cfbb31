import { z } from 'zod';

import type { JsonObject } from '../schema/json-schema';

const text = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? '');

const targetSchema = z.object({
  key: z.string(),
  platform: z.string().catch(''),
  maxCharacters: z.number().min(1).catch(280),
  unit: z.enum(['characters', 'graphemes']).catch('characters'),
  maxHashtags: z.number().min(0).catch(0),
  /** Null: as the article. */
  language: z.string().nullish().catch(null),
  threadParts: z.number().min(1).catch(1),
  wants: z.array(z.string()).catch(['text', 'hashtags']),
});

const taskSchema = z.object({
  targets: z.array(targetSchema),
  images: z.array(z.object({ key: z.string() })).catch([]),
  article: z.object({
    title: text,
    summary: text,
    body: text,
    tags: z.array(z.string()).catch([]),
    author: text,
    language: z.string().nullish().catch(null),
  }),
  voice: z
    .object({
      bannedWords: z.array(z.string()).catch([]),
      maxHashtags: z.number().min(0).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  hint: text,
});

export type TaskTarget = z.output<typeof targetSchema>;

/** What the plugin's prompt asks for: an article, and where posts about it go. */
export type Task = z.output<typeof taskSchema>;

const TASK = /^<<<TASK[ \t]*\r?\n([\s\S]*?)\r?\n[ \t]*TASK>>>/m;
const PROBLEM = /^<<<PROBLEM[ \t]*\r?\n([\s\S]*?)\r?\n[ \t]*PROBLEM>>>/m;

/** The task between its lines; null: the message has none that can be read. */
export const readTask = (user: string): Task | null => {
  const [, json] = TASK.exec(user) ?? [];
  if (json === undefined) return null;
  const task = taskSchema.safeParse(parse(json));
  return task.success ? task.data : null;
};

/** What was wrong with the last answer; null: nothing is said of one. */
export const problemIn = (user: string): string | null => PROBLEM.exec(user)?.[1] ?? null;

/** The model is told what was wrong and asked again. */
export const isRepair = (user: string): boolean => problemIn(user) !== null;

const parse = (json: string): JsonObject | null => {
  try {
    return JSON.parse(json) as JsonObject;
  } catch {
    return null;
  }
};
