import { z } from 'zod';

/** Entries that one request may ask about: a page of a list. */
const MAX_ENTRIES = 100;

/** The documentIds of a list, each once. */
export const documentIdsIn = (list: string): string[] => [
  ...new Set(list.split(',').filter((id) => id !== '')),
];

const isListOfIds = (list: string): boolean => {
  const { length } = documentIdsIn(list);
  return length > 0 && length <= MAX_ENTRIES;
};

/** `GET /deliveries/roll-ups`, beside `site`: where the entries of a list stand. */
export const rollUpQuerySchema = z.strictObject({
  contentType: z.string().min(1).max(200),
  /** Parted by commas. */
  documentIds: z
    .string()
    .max(MAX_ENTRIES * 60)
    .refine(isListOfIds, `must be 1 to ${MAX_ENTRIES} documentIds, parted by commas`),
  /** Empty for content-types without languages. */
  locale: z.string().max(20).default(''),
});

/** How many targets an entry has in which state; each counts by its newest post. */
export const rollUpCountsSchema = z.object({
  /** The post is out. */
  live: z.number(),
  /** On its way, or waiting for its time or a limit. */
  waiting: z.number(),
  /** Nobody knows whether it arrived; a person decides. */
  undecided: z.number(),
  /** It failed, or its time went by. */
  failed: z.number(),
});

export type RollUpCounts = z.infer<typeof rollUpCountsSchema>;

/** Entries that were never distributed, or that the person may not read, are left out. */
export const rollUpSchema = z.object({
  documentId: z.string(),
  ...rollUpCountsSchema.shape,
  /** When the next of those that wait is due, ISO; null: none has a time. */
  nextDueAt: z.string().nullable(),
});

export type RollUp = z.infer<typeof rollUpSchema>;
