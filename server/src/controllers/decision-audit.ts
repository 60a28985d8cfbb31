import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { Approval } from '../services/approvals/approval';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';

interface DecisionRecord {
  before: Pick<Approval, 'state'>;
  after: Approval;
  entryTitle: string | null;
  comment: string | null;
}

/** Writes into the audit log that a person approved or rejected something. */
export const recordDecision = (
  strapi: Core.Strapi,
  ctx: Context,
  { before, after, entryTitle, comment }: DecisionRecord
): Promise<void> => {
  const { id, siteId, state, requestedBy, decidedIds } = after;
  return getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action: state === 'approved' ? 'approval.approve' : 'approval.reject',
    siteId,
    subject: { kind: 'approval', id, name: entryTitle },
    before: { state: before.state },
    after: { state, requestedBy, deliveries: decidedIds ?? [], comment },
  });
};
