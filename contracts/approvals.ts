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
  /** Another version of the entry, or none, is published by now. Only looked up while it waits. */
  isChanged: z.boolean(),
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
