import type { Core } from '@strapi/types';

import type { PlannedTime } from '../../../../contracts/when';
import { waitingReason } from '../approvals/waiting-reason';
import type { Delivery } from '../deliveries/delivery';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { timeWords } from '../times/time-words';
import type { ScheduleEditor } from './schedule-editor';
import { isWaiting } from './standing-posts';

/** A post that others change this often at the same time is not worth waiting for. */
const TRIES = 3;

export interface PostMove {
  id: number;
  time: PlannedTime;
  site: Site;
  by: ScheduleEditor;
}

export interface MovedPost {
  id: number;
  priority: number;
  /** When it is due by now, epoch ms; null: it waits for something else. */
  dueAt: number | null;
  /** The distribution whose approval does not hold for it any more; null: nothing changed about that. */
  unapproved: number | null;
}

/**
 * Gives a waiting post another time, in the transaction that runs. What was approved was approved for
 * its time: moved by somebody who may not approve, it waits for approval again. Null: it is too late
 * for it, or somebody else changes it at this moment.
 */
export const movePost = async (strapi: Core.Strapi, move: PostMove): Promise<MovedPost | null> => {
  const { repository } = getService(strapi, 'deliveries');
  for (let tries = 0; tries < TRIES; tries += 1) {
    const row = await repository.find(move.id);
    // The rest of a thread does not move away from its beginning.
    if (!row || !isWaiting(row) || row.posted.length > 0) return null;
    const unapproved = await unapprovedBy(strapi, row, move.by);
    if (!(await store(strapi, row, { ...move, isUnapproved: unapproved !== null }))) continue;
    const { id, priority } = row;
    const isDue = unapproved === null && row.dueAt !== null;
    return { id, priority, dueAt: isDue ? Date.parse(move.time.dueAt) : null, unapproved };
  }
  return null;
};

const unapprovedBy = async (
  strapi: Core.Strapi,
  row: Delivery,
  { mayApprove }: ScheduleEditor
): Promise<number | null> => {
  if (mayApprove || row.distributionId === null) return null;
  const reason = await getService(strapi, 'approvals').standing.whyNoEdit(row);
  return reason === null ? null : row.distributionId;
};

/** False: it is not as it was read any more. */
const store = async (
  strapi: Core.Strapi,
  row: Delivery,
  { time, site, isUnapproved }: PostMove & { isUnapproved: boolean }
): Promise<boolean> => {
  const { id, claims } = row;
  if (!(await write(strapi, row, isUnapproved ? backToApproval(time, site) : anew(row, time)))) {
    return false;
  }
  const moved = `Moved to ${timeWords(time.wallTime, time.zone)}.`;
  const message = isUnapproved ? `${moved} It was approved for another time.` : moved;
  const { repository } = getService(strapi, 'deliveries');
  await repository.events.add({ deliveryId: id, event: 'rescheduled', message });
  // A place that it booked in a limit was for its earlier time.
  if (claims > 0) await getService(strapi, 'quotas').release([id]);
  return true;
};

interface Change {
  state: 'queued' | 'held';
  data: Record<string, unknown>;
}

const backToApproval = ({ dueAt }: PlannedTime, site: Site): Change => {
  const reason = waitingReason(site);
  const data = { scheduledAt: new Date(dueAt), dueAt: null, waitsFor: 'approval', reason };
  return { state: 'held', data };
};

/** What waits for an event keeps waiting; what comes after that looks at when it was meant to go out. */
const anew = ({ dueAt }: Delivery, time: PlannedTime): Change => {
  const scheduledAt = new Date(time.dueAt);
  if (dueAt === null) return { state: 'held', data: { scheduledAt } };
  // What it waited for until its earlier time is looked at anew then.
  const data = { scheduledAt, dueAt: scheduledAt, waitsFor: null, reason: null };
  return { state: 'queued', data };
};

/** Counts its claims up: who approves, rewords or claims it at this moment looked at another time. */
const write = async (strapi: Core.Strapi, row: Delivery, change: Change): Promise<boolean> => {
  const { repository } = getService(strapi, 'deliveries');
  const { id, state, claims, waitsFor } = row;
  const where = { claims, waitsFor };
  const data = { ...change.data, claims: claims + 1 };
  if (state === change.state) return (await repository.touch({ id, state, ...where }, data)) > 0;
  return repository.apply(id, change.state === 'held' ? 'hold' : 'release', { where, data });
};
