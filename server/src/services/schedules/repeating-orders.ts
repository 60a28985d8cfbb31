import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { PlannedTime } from '../../../../contracts/when';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { plannedTimeOf } from '../times/planned-time';
import { timeWords } from '../times/time-words';
import { LEAD_MS, type DueSchedules } from './due-schedules';
import { firstRepeat, type RepeatTime } from './repeats';
import type { Schedule } from './schedule';
import type { ScheduleRepository } from './schedule-repository';
import { newScheduleOf, type RecurringOrder } from './timed-order';

/** Evergreen entries: orders that go out again and again. */
export class RepeatingOrders {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: ScheduleRepository,
    private readonly due: DueSchedules
  ) {}

  /** The same idempotency key places it once. @throws 400 in words, or 404 */
  async place(order: RecurringOrder): Promise<Schedule> {
    const earlier = await this.repository.findByKey(order.idempotencyKey);
    if (earlier) return earlier;
    try {
      return await this.#insert(order);
    } catch (error) {
      const made = isUniqueViolation(error)
        ? await this.repository.findByKey(order.idempotencyKey)
        : null;
      if (!made) throw error;
      return made;
    }
  }

  async #insert(order: RecurringOrder): Promise<Schedule> {
    const start = await this.#startOf(order);
    const first = demandFirst(start, order);
    // What a person wrote is looked at now: nobody is there when it goes out.
    const { entry } = await getService(this.strapi, 'distributions').plan({
      ...order,
      again: true,
      dueAt: new Date(first.at),
    });
    const schedule = await this.repository.insert({
      ...newScheduleOf({ ...order, again: true }, entry.title),
      ...{ kind: 'recurring', recurrence: order.recurrence, startsAt: start.wallTime },
      ...{ dueAt: new Date(first.at).toISOString(), wallTime: first.wallTime, zone: start.zone },
      idempotencyKey: order.idempotencyKey,
    });
    // A worker may look too late for a time that is as near as this.
    if (first.at - systemClock.now() < LEAD_MS) await this.due.repeat(schedule);
    return this.repository.demand(schedule.id);
  }

  async #startOf({ when, times, siteId }: RecurringOrder): Promise<PlannedTime> {
    if (when.kind !== 'at' || Object.keys(times).length > 0) {
      throw new errors.ValidationError(
        'recurrence: what repeats needs one first time for all accounts: {"kind": "at", "wallTime": …}, and no times of single accounts.'
      );
    }
    const { timezone } = await getService(this.strapi, 'sites').demand(siteId);
    return plannedTimeOf(when, { now: systemClock.now(), siteZone: timezone });
  }
}

/** @throws 400 when it would end before its first time */
const demandFirst = (start: PlannedTime, { recurrence }: RecurringOrder): RepeatTime => {
  const first = firstRepeat(start, recurrence);
  if (first) return first;
  throw new errors.ValidationError(
    `recurrence: it would end on ${recurrence.until}, before its first time at ${timeWords(start.wallTime, start.zone)}. Choose a later end.`
  );
};
