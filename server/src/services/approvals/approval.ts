import type { APPROVAL_STATES, ApprovalComment } from '../../../../contracts/approvals';
import type { EntryRef } from '../mappings/entry-loader';

export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** A row of `distribution_approvals`: one for each distribution that needed approval. */
export interface Approval {
  id: number;
  siteId: number;
  distributionId: number;
  state: ApprovalState;
  /** Admin user; null: a rule asked. */
  requestedById: number | null;
  /** The person's name as it was, or the rule's. */
  requestedBy: string;
  requestedAt: string;
  decidedById: number | null;
  decidedBy: string | null;
  decidedAt: string | null;
  /** The deliveries that were decided about; null: nobody decided. */
  decidedIds: number[] | null;
  comments: ApprovalComment[] | null;
  /** Since when somebody is to be mailed about its state; null: nobody is, or they were. */
  tellAt: string | null;
  toldAt: string | null;
}

/** What its distribution is about. */
export interface ApprovalEntry extends EntryRef {
  title: string | null;
}

/** Who decides, or comments. */
export interface Decider {
  id: number;
  name: string;
}
