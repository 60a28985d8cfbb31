import type { CalendarItem } from '../../../../contracts/calendar';
import { ZoneClock } from '../../../../contracts/clock/zone-clock';
import type { When } from '../../../../contracts/when';

export type AtWhen = Extract<When, { kind: 'at' }>;

/**
 * The time of an item as a request names it: by the clock that the person chose it with, and where
 * that shows it twice, which one it is. For moving it back there.
 */
export const plannedWhen = (
  { at, otherZone }: Pick<CalendarItem, 'at' | 'otherZone'>,
  siteZone: string
): AtWhen => {
  const zone = otherZone ?? siteZone;
  const clock = new ZoneClock(zone);
  const time = Date.parse(at);
  const wallTime = clock.reading(time);
  const moment = clock.momentOf(wallTime);
  if (moment.kind !== 'twice') return { kind: 'at', wallTime, zone };
  return { kind: 'at', wallTime, zone, ifTwice: time < moment.second ? 'first' : 'second' };
};

/** What the clock of the site shows now. */
export const wallNow = (zone: string, now: number): string => new ZoneClock(zone).reading(now);
