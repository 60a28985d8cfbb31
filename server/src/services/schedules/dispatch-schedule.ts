import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { entryOf, type Schedule } from './schedule';

/** What became of a schedule whose time has come. */
export type DispatchedSchedule =
  | { ok: true; note: string | null }
  /** Nothing went out, and why. */
  | { ok: false; note: string };

/**
 * Makes the posts of a schedule. Repeating it does nothing more: the key names the schedule and its
 * turn. What stands in the way of the order itself is told, not thrown; the rest, such as a database
 * that is away, is thrown and can be tried again.
 *
 * @param turn which of its times it is, from 1
 */
export const dispatchSchedule = async (
  strapi: Core.Strapi,
  schedule: Schedule,
  { turn, dueAt }: { turn: number; dueAt: Date }
): Promise<DispatchedSchedule> => {
  const { order, siteId } = schedule;
  try {
    const targetIds = await remaining(strapi, schedule);
    if (targetIds?.length === 0) return { ok: false, note: NO_TARGETS };
    const { deliveryIds, skipped } = await getService(strapi, 'distributions').dispatch({
      ...order,
      ...{ entry: entryOf(schedule), siteId, targetIds, dueAt },
      source: 'schedule',
      ...{ sourceId: schedule.id, scheduleId: schedule.id, requestedBy: schedule.requestedBy },
      idempotencyKey: `schedule:${schedule.id}:${turn}`,
      firstTimeOnly: false,
    });
    const reasons = [...new Set(skipped.map(({ reason }) => reason))].join(' ');
    if (deliveryIds.length === 0) return { ok: false, note: reasons || NO_TARGETS };
    return { ok: true, note: reasons || null };
  } catch (error) {
    if (!(error instanceof errors.ApplicationError)) throw error;
    return { ok: false, note: messageOf(error) };
  }
};

/** A schedule may outlive some of its targets: those that are gone are simply not served. */
const remaining = async (
  strapi: Core.Strapi,
  { siteId, order: { targetIds } }: Schedule
): Promise<number[] | null> => {
  if (targetIds === null) return null;
  const targets = await getService(strapi, 'targets').list(siteId);
  return targets.map(({ id }) => id).filter((id) => targetIds.includes(id));
};

/** Strapi's errors are typed loosely. */
const messageOf = ({ message }: Error): string => message;

const NO_TARGETS =
  'None of its accounts is there any more. Connect one, and schedule the entry anew.';
