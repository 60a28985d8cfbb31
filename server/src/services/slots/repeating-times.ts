import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { ComingTimes } from '../schedules/coming-times';
import { isRecurring, type RecurringSchedule } from '../schedules/schedule';
import { targetsOfLanguage } from '../targets/targets-of-language';

/** Posts of repetitions by account: they stand at times for which nothing is made yet. */
export class RepeatingTimes {
  private constructor(private readonly ofConnection: ReadonlyMap<number, readonly ComingTimes[]>) {}

  static async read(strapi: Core.Strapi, siteId: number): Promise<RepeatingTimes> {
    const rows = await getService(strapi, 'schedules').repository.findComing(siteId);
    const schedules = rows.filter(isRecurring);
    if (schedules.length === 0) return new RepeatingTimes(new Map());
    const connections = await getService(strapi, 'connections').list([siteId]);
    const placed = (await getService(strapi, 'targets').list(siteId)).flatMap((target) => {
      const connection = connections.find(({ id }) => id === target.connectionId);
      return connection ? [{ target, platform: connection.platform }] : [];
    });
    const found = new Map<number, ComingTimes[]>();
    for (const schedule of schedules) {
      const times = new ComingTimes(schedule);
      for (const { target } of servedBy(schedule, placed)) {
        const { connectionId } = target;
        found.set(connectionId, [...(found.get(connectionId) ?? []), times]);
      }
    }
    return new RepeatingTimes(found);
  }

  /** @param at epoch ms */
  has(connectionId: number, at: number): boolean {
    return (this.ofConnection.get(connectionId) ?? []).some((times) => times.has(at));
  }
}

/** A target, with what its account is for. */
export type PlacedTarget = Parameters<typeof targetsOfLanguage>[0][number];

/** The targets that a repetition goes to. */
export const servedBy = (
  { order: { targetIds }, entryLocale }: RecurringSchedule,
  placed: readonly PlacedTarget[]
): readonly PlacedTarget[] =>
  targetIds === null
    ? targetsOfLanguage(placed, entryLocale).chosen
    : placed.filter(({ target }) => targetIds.includes(target.id));
