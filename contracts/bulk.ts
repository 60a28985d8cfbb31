import { z } from 'zod';

import { whenSchema } from './when';

/** Rows of one bulk order. */
export const MAX_BULK_ROWS = 10_000;
/** Bytes of one CSV file. */
export const MAX_CSV_BYTES = 5_000_000;
/** Characters of a text of one's own. */
export const MAX_BULK_TEXT_LENGTH = 100_000;

const entryShape = {
  contentType: z.string().min(1),
  documentId: z.string().min(1),
  locale: z.string().max(20).default(''),
};

const targetIds = z.array(z.int().positive()).min(1).max(100);

const [now, at, slot] = whenSchema.options;

/** When one entry of an order goes out: everything but its next publication. */
export const bulkWhenSchema = z.discriminatedUnion('kind', [now, at, slot]);

export type BulkWhen = z.output<typeof bulkWhenSchema>;

/** One entry of an order. */
export const bulkItemSchema = z.strictObject({
  ...entryShape,
  /** The order's when left out. */
  targetIds: targetIds.optional(),
  /** The order's when left out. */
  when: bulkWhenSchema.optional(),
  /** Takes the place of what the template words, on every target. */
  text: z.string().trim().min(1).max(MAX_BULK_TEXT_LENGTH).optional(),
});

export type BulkItem = z.output<typeof bulkItemSchema>;

/** When the posts of an order go out. */
export const bulkTimesSchema = z.discriminatedUnion('kind', [
  /** As soon as limits allow. */
  z.strictObject({ kind: z.literal('soon') }),
  /** Evenly from one instant to before another, ISO with zone; from the start when left out. */
  z.strictObject({
    kind: z.literal('spread'),
    from: z.iso.datetime({ offset: true }).optional(),
    until: z.iso.datetime({ offset: true }),
  }),
  /** Each at the next free posting slot. */
  z.strictObject({ kind: z.literal('slots') }),
]);

export type BulkTimes = z.output<typeof bulkTimesSchema>;

const nameSchema = z.string().trim().min(1).max(120);
const targetsOrAll = targetIds.nullable();

const orderShape = {
  siteId: z.int().positive().optional(),
  /** For people. */
  name: nameSchema.optional(),
  /** Null: every target of the entry's language. */
  targetIds: targetsOrAll.default(null),
  times: bulkTimesSchema.default({ kind: 'soon' }),
  /** Also to targets that already got this version. */
  again: z.boolean().default(false),
};

/** All published entries of a type, as the Content Manager filters lists. */
export const bulkFilterSchema = z.strictObject({
  contentType: z.string().min(1),
  filters: z.record(z.string(), z.json()).default({}),
  /** Empty: the default language; `*`: all. */
  locale: z.string().max(20).default(''),
});

export type BulkFilter = z.output<typeof bulkFilterSchema>;

/** `POST /dispatch/bulk`: many entries. Nothing goes out before `POST /bulk/:id/start`, unless asked. */
export const bulkRequestSchema = z
  .strictObject({
    ...orderShape,
    items: z.array(bulkItemSchema).min(1).max(MAX_BULK_ROWS).optional(),
    filter: bulkFilterSchema.optional(),
    /** Begins at once. */
    start: z.boolean().default(false),
  })
  .refine(({ items, filter }) => (items === undefined) !== (filter === undefined), {
    path: ['items'],
    message: 'name either items or a filter',
  });

export type BulkRequest = z.input<typeof bulkRequestSchema>;

/** Fields of a form come as text. */
const asJson = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(jsonOrSame, schema);

function jsonOrSame(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/**
 * `POST /dispatch/bulk/csv`, a form: a table with a heading row as `file`, and these fields.
 * Columns: `documentId` (or `slug`), `contentType`, `locale`, `targets` (names or ids, parted by
 * `;`), `date`, `time`, `text`. The order waits as a draft, to be looked at.
 */
export const bulkCsvFieldsSchema = z.strictObject({
  siteId: asJson(z.int().positive()).optional(),
  name: nameSchema.optional(),
  targetIds: asJson(targetsOrAll).optional(),
  times: asJson(bulkTimesSchema).optional(),
  again: asJson(z.boolean()).optional(),
  /** For rows without a column of that name. */
  contentType: z.string().min(1).optional(),
  /** For rows without a column of that name. */
  locale: z.string().max(20).optional(),
  /** Zone of dates and times in the file. The site's when left out. */
  zone: z.string().min(1).max(60).optional(),
});

export type BulkCsvFields = z.output<typeof bulkCsvFieldsSchema>;

/** `draft`: to be looked at and started. `done`: every row was worked off; its posts may still wait. */
export const BULK_STATES = ['draft', 'running', 'paused', 'done', 'cancelled'] as const;

export type BulkState = (typeof BULK_STATES)[number];

/** `bad`: cannot be understood, or not be sent; it is kept with its problem. */
export const BULK_ROW_STATES = [
  'waiting',
  'done',
  'skipped',
  'failed',
  'bad',
  'cancelled',
] as const;

export type BulkRowState = (typeof BULK_ROW_STATES)[number];

/**
 * `soon`: as soon as limits allow; `at`: at a time of its own; `spread`: at its share of the order's
 * period; `slot`: at the next free posting slot.
 */
export const BULK_TIMINGS = ['soon', 'at', 'spread', 'slot'] as const;

export type BulkTiming = (typeof BULK_TIMINGS)[number];

/** A period in which the limits do not let everything out. */
export const bulkPeriodProblemSchema = z.object({
  /** Whose posts are late, and what to do, in words. */
  message: z.string(),
  /** When the last post would go out, ISO; null: some never would. */
  lastAt: z.string().nullable(),
  /** An end of the period that would do, ISO; null: there is none within a year. */
  suggestedUntil: z.string().nullable(),
});

export type BulkPeriodProblem = z.infer<typeof bulkPeriodProblemSchema>;

export const bulkOrderSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  name: z.string(),
  state: z.enum(BULK_STATES),
  /** IANA name: the zone of the rows' times. */
  zone: z.string(),
  /** Rows by state, all of them named. */
  counts: z.record(z.enum(BULK_ROW_STATES), z.number()),
  /** Of its deliveries, by state. */
  deliveries: z.record(z.string(), z.number()),
  /** When its first and last post are meant to go out, ISO; null: not known yet. */
  firstDueAt: z.string().nullable(),
  lastDueAt: z.string().nullable(),
  times: bulkTimesSchema,
  /**
   * Why the limits, as they are now, do not let a spread draft out in time. Null: they do, it has
   * begun, or it is one of a list.
   */
  periodProblem: bulkPeriodProblemSchema.nullable(),
  /** Its posts wait for somebody who may approve. */
  needsApproval: z.boolean(),
  /** Why it rests, in words; null: nothing to say. */
  note: z.string().nullable(),
  requestedBy: z.string().nullable(),
  createdAt: z.string(),
});

export type BulkOrderView = z.infer<typeof bulkOrderSchema>;

export const bulkRowSchema = z.object({
  id: z.number(),
  /** As in the list, from 1; of a file as spreadsheets number rows: the heading is row 1. */
  position: z.number(),
  state: z.enum(BULK_ROW_STATES),
  entryUid: z.string().nullable(),
  entryDocumentId: z.string().nullable(),
  entryTitle: z.string().nullable(),
  locale: z.string().nullable(),
  /** Empty: every target of the entry's language. */
  targetNames: z.array(z.string()),
  timing: z.enum(BULK_TIMINGS),
  /** A text of its own; null: as the template words it. */
  text: z.string().nullable(),
  /** ISO; null: as soon as limits allow, or not known yet. */
  dueAt: z.string().nullable(),
  /** What is wrong with it and what to do, in words. */
  problem: z.string().nullable(),
  distributionId: z.number().nullable(),
});

export type BulkRowView = z.infer<typeof bulkRowSchema>;

/** `GET /bulk/:id/rows`: in order, in pages. */
export const bulkRowsQuerySchema = z.strictObject({
  state: z.enum(BULK_ROW_STATES).optional(),
  after: z.coerce.number().int().min(0).default(0),
  pageSize: z.coerce.number().int().min(1).max(500).default(100),
});

export type BulkRowsQuery = z.input<typeof bulkRowsQuerySchema>;

/** What a person may not read of it is left out of a row, and its problem says so. */
export const bulkRowPageSchema = z.object({
  rows: z.array(bulkRowSchema),
  /** Where the next page begins; null when this is the last one. */
  nextAfter: z.number().nullable(),
});

export type BulkRowPage = z.infer<typeof bulkRowPageSchema>;

/** `GET /bulk`: newest first, in pages. */
export const bulkListQuerySchema = z.strictObject({
  state: z.enum(BULK_STATES).optional(),
  /** A part of its name. */
  search: z.string().trim().min(1).max(100).optional(),
  /** Only orders with a smaller id. */
  before: z.coerce.number().int().positive().optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});

export type BulkListQuery = z.input<typeof bulkListQuerySchema>;

export const bulkOrderPageSchema = z.object({
  orders: z.array(bulkOrderSchema),
  nextBefore: z.number().nullable(),
});

export type BulkOrderPage = z.infer<typeof bulkOrderPageSchema>;
