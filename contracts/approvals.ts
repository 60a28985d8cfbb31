import { z } from 'zod';

/**
 * `closed`: nobody decided, and nothing waits any more: its posts were cancelled, or their time
 * passed.
 */
export const APPROVAL_STATES = ['pending', 'approved', 'rejected', 'closed'] as const;

export const approvalCommentSchema = z.object({
  /** Admin user; stays when they are deleted. */
  userId: z.number(),
  /** Their name as it was. */
  author: z.string(),
  text: z.string(),
  at: z.string(),
});

export type ApprovalComment = z.infer<typeof approvalCommentSchema>;

/** A post as it is to go out, or was decided about. */
export const approvalPostSchema = z.object({
  /** Of the delivery. */
  id: z.number(),
  platform: z.string(),
  platformLabel: z.string(),
  handle: z.string().nullable(),
  /** Its text; of a thread the texts of all its parts. */
  parts: z.array(z.string()),
  /** Pictures, videos and documents that go along. */
  mediaCount: z.number(),
  /** When it is meant to go out, ISO; null: at once. */
  scheduledAt: z.string().nullable(),
});

export type ApprovalPost = z.infer<typeof approvalPostSchema>;

/** A distribution that waits for somebody who may approve, or did. */
export const approvalSchema = z.object({
  id: z.number(),
  siteId: z.number(),
  distributionId: z.number(),
  state: z.enum(APPROVAL_STATES),
  entryUid: z.string(),
  entryDocumentId: z.string(),
  entryTitle: z.string().nullable(),
  locale: z.string(),
  /** Who asked for it: a person, or the rule's name. */
  requestedBy: z.string(),
  requestedAt: z.string(),
  /** When its first post is meant to go out, ISO; null: at once. */
  dueAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  comments: z.array(approvalCommentSchema),
  /** Those that wait, or were decided about. */
  deliveryIds: z.array(z.number()),
  /** The same, as `revision` names them. */
  posts: z.array(approvalPostSchema),
  /** Another version of the entry, or none, is published by now. Only looked up while it waits. */
  isChanged: z.boolean(),
  /** What its posts wait for besides approval, in words: their bulk order is paused. Null: nothing. */
  note: z.string().nullable(),
  /** Names what waits as it is shown: another wording or time gives another. */
  revision: z.string(),
});

export type ApprovalView = z.infer<typeof approvalSchema>;

/** `GET /approvals`, beside `site`: newest first, in pages. */
export const approvalQuerySchema = z.strictObject({
  state: z.enum(APPROVAL_STATES).default('pending'),
  before: z.coerce.number().int().positive().optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});

export type ApprovalQuery = z.input<typeof approvalQuerySchema>;

/** One page. What a person may not read is left out, so a page may be shorter than asked for. */
export const approvalPageSchema = z.object({
  approvals: z.array(approvalSchema),
  /** Where the next page begins; null when this is the last one. */
  nextBefore: z.number().nullable(),
});

export type ApprovalPage = z.infer<typeof approvalPageSchema>;

const comment = z.string().trim().min(1).max(2_000);

/** `POST /approvals/:id/approve`. */
export const approveRequestSchema = z.strictObject({
  /** Of the approval as the person saw it: what was changed since is not approved unseen. */
  revision: z.string().min(1).max(100),
  comment: comment.optional(),
});

export type ApproveRequest = z.input<typeof approveRequestSchema>;

/** `POST /approvals/:id/reject`: whoever asked reads why. */
export const rejectRequestSchema = z.strictObject({ comment });

export type RejectRequest = z.input<typeof rejectRequestSchema>;

/** `POST /approvals/:id/comments`. */
export const commentRequestSchema = z.strictObject({ comment });

export type CommentRequest = z.input<typeof commentRequestSchema>;

/** So many are decided in one request. */
export const MAX_DECIDED_AT_ONCE = 200;

const id = z.int().positive();

/** All that waits of a bulk order, in pages of {@link MAX_DECIDED_AT_ONCE}. */
const ofOrder = {
  bulkOrderId: id.optional(),
  /** Of a bulk order: where the last answer said that the next page begins. */
  after: z.int().min(0).optional(),
};

const ONE_OF_BOTH = 'name either some of them or a bulk order';
const AFTER_OF_ORDER = 'belongs to a bulk order';

/**
 * `POST /approvals/approve-many`: each is decided on its own. Of a bulk order, posts are let go as
 * the order made them; those that somebody reworded since are left to be looked at one by one.
 */
export const approveManyRequestSchema = z
  .strictObject({
    /** With their revisions, as in {@link approveRequestSchema}. */
    approvals: z
      .array(z.strictObject({ id, revision: z.string().min(1).max(100) }))
      .min(1)
      .max(MAX_DECIDED_AT_ONCE)
      .optional(),
    ...ofOrder,
    comment: comment.optional(),
  })
  .refine(
    ({ approvals, bulkOrderId }) => (approvals === undefined) !== (bulkOrderId === undefined),
    {
      path: ['approvals'],
      message: ONE_OF_BOTH,
    }
  )
  .refine(({ after, bulkOrderId }) => after === undefined || bulkOrderId !== undefined, {
    path: ['after'],
    message: AFTER_OF_ORDER,
  });

export type ApproveManyRequest = z.input<typeof approveManyRequestSchema>;

/** `POST /approvals/reject-many`. */
export const rejectManyRequestSchema = z
  .strictObject({
    ids: z.array(id).min(1).max(MAX_DECIDED_AT_ONCE).optional(),
    ...ofOrder,
    comment,
  })
  .refine(({ ids, bulkOrderId }) => (ids === undefined) !== (bulkOrderId === undefined), {
    path: ['ids'],
    message: ONE_OF_BOTH,
  })
  .refine(({ after, bulkOrderId }) => after === undefined || bulkOrderId !== undefined, {
    path: ['after'],
    message: AFTER_OF_ORDER,
  });

export type RejectManyRequest = z.input<typeof rejectManyRequestSchema>;

/**
 * `changed`: other words or another time since the person looked; `over`: somebody decided before, or
 * nothing waits any more; `refused`: not theirs to decide; `failed`: the server failed at it.
 */
export const DECISION_OUTCOMES = [
  'approved',
  'rejected',
  'changed',
  'over',
  'refused',
  'failed',
] as const;

export const decisionResultSchema = z.object({
  id: z.number(),
  outcome: z.enum(DECISION_OUTCOMES),
  /** Why it was not decided, or why approved posts still wait, in words; null: nothing to say. */
  reason: z.string().nullable(),
});

export type DecisionResult = z.infer<typeof decisionResultSchema>;

/** What became of each, in the order asked for. */
export const decideManyResponseSchema = z.object({
  results: z.array(decisionResultSchema),
  /** Of a bulk order: where the next page begins; null: this was all. */
  nextAfter: z.number().nullable(),
});

export type DecideManyResponse = z.infer<typeof decideManyResponseSchema>;
