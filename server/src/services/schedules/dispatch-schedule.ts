import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { inTransaction } from '../database/transaction';
import { isUniqueViolation } from '../database/unique-violation';
import type { DispatchOrder, DispatchResult } from '../distributions/distribution';
import type { DistributionPlan } from '../distributions/plan-distribution';
import { getService } from '../get-service';
import { entryOf, type Schedule } from './schedule';

/** What became of a schedule whose time has come. */
export type DispatchedSchedule =
  | { ok: true; note: string | null }
  /** Nothing went out, and why. */
  | { ok: false; note: string };

interface Turn {
  /** Which of its times it is, from 1. */
  turn: number;
  dueAt: Date;
  /**
   * Writes down in the schedule what became of it, in the transaction that makes the posts. False:
   * somebody cancelled or took it meanwhile, so there are to be no posts either.
   */
  settle: (done: DispatchedSchedule) => Promise<boolean>;
}

/**
 * Makes the posts of a schedule and writes that down, both or neither: a worker that dies leaves no
 * posts of a schedule that was cancelled. Repeating it does nothing more: the key names the schedule
 * and its turn. What stands in the way of the order itself is told, not thrown; the rest, such as a
 * database that is away, is thrown and can be tried again.
 */
export const dispatchSchedule = async (
  strapi: Core.Strapi,
  schedule: Schedule,
  turn: Turn
): Promise<void> => {
  try {
    await attempt(strapi, schedule, turn).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      // Somebody made the same at the same moment; now its rows are there to be seen.
      return attempt(strapi, schedule, turn);
    });
  } catch (error) {
    if (!(error instanceof OvertakenError)) throw error;
  }
};

const attempt = async (strapi: Core.Strapi, schedule: Schedule, turn: Turn): Promise<void> => {
  const order = orderOf(schedule, turn);
  const planned = await planOf(strapi, schedule, order);
  await inTransaction(strapi, async () => {
    const done = 'note' in planned ? planned : await write(strapi, planned.plan);
    if (!(await turn.settle(done))) throw new OvertakenError();
  });
};

type Planned = { plan: DistributionPlan } | { ok: false; note: string };

const planOf = async (
  strapi: Core.Strapi,
  schedule: Schedule,
  order: DispatchOrder
): Promise<Planned> => {
  try {
    const targetIds = await remaining(strapi, schedule);
    if (targetIds?.length === 0) return { ok: false, note: NO_TARGETS };
    return { plan: await getService(strapi, 'distributions').plan({ ...order, targetIds }) };
  } catch (error) {
    if (!(error instanceof errors.ApplicationError)) throw error;
    return { ok: false, note: messageOf(error) };
  }
};

const write = async (strapi: Core.Strapi, plan: DistributionPlan): Promise<DispatchedSchedule> => {
  const distributions = getService(strapi, 'distributions');
  const earlier = await distributions.findEarlier(plan.order.idempotencyKey);
  const { deliveryIds, skipped }: DispatchResult = earlier ?? (await distributions.write(plan));
  const reasons = [...new Set(skipped.map(({ reason }) => reason))].join(' ');
  if (deliveryIds.length === 0) return { ok: false, note: reasons || NO_TARGETS };
  return { ok: true, note: reasons || null };
};

const orderOf = (schedule: Schedule, { turn, dueAt }: Turn): DispatchOrder => ({
  ...schedule.order,
  ...{ entry: entryOf(schedule), siteId: schedule.siteId, dueAt },
  source: 'schedule',
  ...{ sourceId: schedule.id, scheduleId: schedule.id, requestedBy: schedule.requestedBy },
  idempotencyKey: `schedule:${schedule.id}:${turn}`,
  firstTimeOnly: false,
});

/** A schedule may outlive some of its targets: those that are gone are simply not served. */
const remaining = async (
  strapi: Core.Strapi,
  { siteId, order: { targetIds } }: Schedule
): Promise<number[] | null> => {
  if (targetIds === null) return null;
  const targets = await getService(strapi, 'targets').list(siteId);
  return targets.map(({ id }) => id).filter((id) => targetIds.includes(id));
};

/** Ends the transaction: what the posts were made for does not hold any more. */
class OvertakenError extends Error {
  constructor() {
    super('The schedule was cancelled or taken over while its posts were being made.');
    this.name = 'OvertakenError';
  }
}

/** Strapi's errors are typed loosely. */
const messageOf = ({ message }: Error): string => message;

const NO_TARGETS =
  'None of its accounts is there any more. Connect one, and schedule the entry anew.';
