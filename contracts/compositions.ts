import { z } from 'zod';

import { timesSchema, whenSchema } from './when';

const MAX_TEXT_LENGTH = 100_000;
const MAX_PARTS = 50;
const MAX_ADAPTATIONS = 20;

/** The id of a target, as keys of JSON objects are. */
export const targetIdKey = z.string().regex(/^\d+$/);

const LONGEST_VIDEO_MS = 12 * 60 * 60_000;

/** The part of a video that is posted, cut without loss at the key frame before its start. */
const trimSchema = z
  .strictObject({
    startMs: z.int().min(0).max(LONGEST_VIDEO_MS),
    endMs: z.int().min(1).max(LONGEST_VIDEO_MS),
  })
  .refine(({ startMs, endMs }) => startMs < endMs, 'must end after it starts');

/** A file of the media library that a person chose instead of the entry's. */
const chosenFile = z.strictObject({
  fileId: z.int().positive(),
  /** The upload's own when left out. */
  altText: z.string().max(10_000).optional(),
  /** Videos only. The whole one when left out. */
  trim: trimSchema.optional(),
});

/** What a person changed for one target; it wins over everything and survives a new adaptation. */
export const overrideSchema = z.strictObject({
  /** One text for each part of a thread; a single post has one. As adapted when left out. */
  texts: z.array(z.string().max(MAX_TEXT_LENGTH)).min(1).max(MAX_PARTS).optional(),
  /** Files of the first part; an empty list means none. As adapted when left out. */
  media: z.array(chosenFile).max(50).optional(),
  /** Over the target's own; as the platform's schema has them. */
  options: z.record(z.string().max(60), z.json()).optional(),
  /** Our own comment to put under the post once it is out. */
  firstComment: z.string().trim().min(1).max(MAX_TEXT_LENGTH).optional(),
  /** The adaptation whose proposal `texts` began as; whether it was edited is seen by them. */
  adaptationId: z.int().positive().optional(),
});

export type Override = z.output<typeof overrideSchema>;

/** By target id. */
export const overridesSchema = z.record(targetIdKey, overrideSchema);

export type Overrides = z.output<typeof overridesSchema>;

/** What an editor chose and wrote and has not sent yet; theirs alone, one for each entry and site. */
export const compositionSchema = z.strictObject({
  /** Null: nobody chose yet. */
  targetIds: z.array(z.int().positive()).max(100).nullable().default(null),
  overrides: overridesSchema.default({}),
  /** Words for all targets that have none of their own. As the entry has them when left out. */
  text: z.string().trim().min(1).max(MAX_TEXT_LENGTH).optional(),
  /** Adaptations with proposals that nobody decided on yet. */
  adaptationIds: z.array(z.int().positive()).max(MAX_ADAPTATIONS).optional(),
  when: whenSchema.default({ kind: 'now' }),
  /** Targets that go out at another time than `when` says. */
  times: timesSchema.default({}),
});

export type Composition = z.output<typeof compositionSchema>;

const entryShape = {
  contentType: z.string().min(1),
  documentId: z.string().min(1),
  locale: z.string().max(20).default(''),
};

/** `PUT /drafts`. The last one that was saved wins; `basedOn` tells that another window wrote since. */
export const saveDraftRequestSchema = z.strictObject({
  ...entryShape,
  siteId: z.int().positive().optional(),
  composition: compositionSchema,
  /** `savedAt` of what it was made from; null when there was nothing. Left out: never refused. */
  basedOn: z.iso.datetime().nullable().optional(),
});

export type SaveDraftRequest = z.input<typeof saveDraftRequestSchema>;

/** Query of `GET /drafts` and `DELETE /drafts`, beside `site`. */
export const draftQuerySchema = z.strictObject(entryShape);

/** `GET /drafts`; null when there is none. */
export interface DraftView {
  composition: Composition;
  savedAt: string;
}
