import { z } from 'zod';

import { whenSchema } from './when';

/** Rows of one bulk order. */
export const MAX_BULK_ROWS = 10_000;
/** Bytes of one CSV file. */
export const MAX_CSV_BYTES = 5_000_000;

const entryShape = {
  contentType: z.string().min(1),
  documentId: z.string().min(1),
  locale: z.string().max(20).default(''),
};

const targetIds = z.array(z.int().positive()).min(1).max(100);

/** One entry of an order. */
const bulkItemSchema = z.strictObject({
  ...entryShape,
  /** The order's when left out. */
  targetIds: targetIds.optional(),
  /** The order's when left out. */
  when: whenSchema.optional(),
  /** Takes the place of what the template words, on every target. */
  text: z.string().trim().min(1).max(100_000).optional(),
});

/** When the posts of an order go out. */
const bulkTimesSchema = z.discriminatedUnion('kind', [
  /** As soon as limits allow. */
  z.strictObject({ kind: z.literal('soon') }),
  /** Evenly between two instants, ISO with zone. */
  z.strictObject({
    kind: z.literal('spread'),
    from: z.iso.datetime({ offset: true }).optional(),
    until: z.iso.datetime({ offset: true }),
  }),
  /** Each at the next free posting slot. */
  z.strictObject({ kind: z.literal('slots') }),
]);

const orderShape = {
  siteId: z.int().positive().optional(),
  /** For people. */
  name: z.string().trim().min(1).max(120).optional(),
  /** Null: every target of the entry's language. */
  targetIds: targetIds.nullable().default(null),
  times: bulkTimesSchema.default({ kind: 'soon' }),
  /** Also to targets that already got this version. */
  again: z.boolean().default(false),
};

/** `POST /dispatch/bulk`: many entries. Nothing goes out before `POST /bulk/:id/start`, unless asked. */
export const bulkRequestSchema = z.strictObject({
  ...orderShape,
  items: z.array(bulkItemSchema).min(1).max(MAX_BULK_ROWS).optional(),
  /** All published entries of a type, as the Content Manager filters lists. */
  filter: z
    .strictObject({
      contentType: z.string().min(1),
      filters: z.record(z.string(), z.json()).default({}),
      locale: z.string().max(20).default(''),
    })
    .optional(),
  /** Begins at once. */
  start: z.boolean().default(false),
});

export type BulkRequest = z.input<typeof bulkRequestSchema>;

/**
 * `POST /dispatch/bulk/csv`: a table with a heading row. Columns: `documentId` (or `slug`),
 * `contentType`, `locale`, `targets` (names or ids, parted by `;`), `date`, `time`, `text`.
 */
export const bulkCsvRequestSchema = z.strictObject({
  ...orderShape,
  /** The file's bytes, base64: a file that is no UTF-8 is told so instead of garbled. */
  file: z.string().max(Math.ceil((MAX_CSV_BYTES / 3) * 4) + 4),
  /** For rows without a column of that name. */
  contentType: z.string().min(1).optional(),
  /** Zone of dates and times in the file. The site's when left out. */
  zone: z.string().optional(),
});

export type BulkCsvRequest = z.input<typeof bulkCsvRequestSchema>;

/** `draft`: to be looked at and started. */
export const BULK_STATES = ['draft', 'running', 'paused', 'done', 'cancelled'] as const;

/** `bad`: cannot be understood, or not be sent; it is kept with its problem. */
export const BULK_ROW_STATES = [
  'waiting',
  'done',
  'skipped',
  'failed',
  'bad',
  'cancelled',
] as const;

export const bulkOrderSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  name: z.string(),
  state: z.enum(BULK_STATES),
  /** IANA name: the zone of the rows' times. */
  zone: z.string(),
  /** Rows by state. */
  counts: z.record(z.enum(BULK_ROW_STATES), z.number()),
  /** Of its deliveries, by state. */
  deliveries: z.record(z.string(), z.number()),
  /** When its first and last post are meant to go out, ISO; null: not known yet. */
  firstDueAt: z.string().nullable(),
  lastDueAt: z.string().nullable(),
  /** Why it rests, in words; null: nothing to say. */
  note: z.string().nullable(),
  requestedBy: z.string().nullable(),
  createdAt: z.string(),
});

export type BulkOrderView = z.infer<typeof bulkOrderSchema>;

export const bulkRowSchema = z.object({
  id: z.number(),
  /** 1-based, as in the file. */
  position: z.number(),
  state: z.enum(BULK_ROW_STATES),
  entryUid: z.string().nullable(),
  entryDocumentId: z.string().nullable(),
  entryTitle: z.string().nullable(),
  locale: z.string().nullable(),
  targetNames: z.array(z.string()),
  /** ISO; null: as soon as limits allow. */
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

export interface BulkRowPage {
  rows: BulkRowView[];
  /** Where the next page begins; null when this is the last one. */
  nextAfter: number | null;
}
