import { z } from 'zod';

export const APPROVAL_STATES = ['pending', 'approved', 'rejected'] as const;

export const approvalCommentSchema = z.object({
  /** Admin user; null: they are gone. */
  userId: z.number().nullable(),
  /** Their name as it was. */
  author: z.string(),
  text: z.string(),
  at: z.string(),
});

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
  deliveryIds: z.array(z.number()),
});

export type ApprovalView = z.infer<typeof approvalSchema>;

/** `GET /approvals`, beside `site`: newest first, in pages. */
export const approvalQuerySchema = z.strictObject({
  state: z.enum(APPROVAL_STATES).default('pending'),
  before: z.coerce.number().int().positive().optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(25),
});

export type ApprovalQuery = z.input<typeof approvalQuerySchema>;

export interface ApprovalPage {
  approvals: ApprovalView[];
  nextBefore: number | null;
}

const comment = z.string().trim().min(1).max(2_000);

/** `POST /approvals/:id/approve`. */
export const approveRequestSchema = z.strictObject({ comment: comment.optional() });

/** `POST /approvals/:id/reject`: whoever asked reads why. */
export const rejectRequestSchema = z.strictObject({ comment });

/** `POST /approvals/:id/comments`. */
export const commentRequestSchema = z.strictObject({ comment });
