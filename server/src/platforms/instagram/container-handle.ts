import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { JsonValue, PublishJournal } from '../contract';

/** MED: a container lives 24 hours; one that is close to its end is not begun with. */
const LIFE_MS = 23 * 60 * 60_000;

const handleSchema = z.object({
  id: z.string().min(1),
  /** Epoch ms. */
  madeAt: z.number(),
  /** What it was made of. */
  recipe: z.string(),
  /** Where its bytes go; null: Instagram fetches them. */
  uploadUri: z.string().nullable(),
  isUploaded: z.boolean(),
  /** How often publishing it was answered with "unknown". */
  refusals: z.number().int(),
});

/** A container at Instagram, as the journal keeps it. */
export type ContainerHandle = z.output<typeof handleSchema>;

/** The container that is published. */
export const POST_HANDLE = 'post';

/** The container of one file of a carousel. */
export const childHandle = (fileKey: string): string => `item ${fileKey}`;

/** Null when there is none, or its answer to a crash is older than a container lives. */
export const readHandle = (
  { handles }: Pick<PublishJournal, 'handles'>,
  name: string
): ContainerHandle | null => {
  const parsed = handleSchema.safeParse(handles[name]);
  return parsed.success ? parsed.data : null;
};

export const isUsable = (handle: ContainerHandle, recipe: string, now: number): boolean =>
  handle.recipe === recipe && now < handle.madeAt + LIFE_MS;

/** The same for the same post: addresses of files are left out, as their signatures change. */
export const recipeOf = (ingredients: JsonValue): string =>
  createHash('sha256').update(JSON.stringify(ingredients)).digest('hex').slice(0, 32);
