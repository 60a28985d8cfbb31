import { asUtc, wallTimeOfUtc } from './wall-day';

/** What a reading of the clock means. Instants are epoch ms. */
export type WallMoment =
  | { kind: 'once'; at: number }
  /** The clock jumps over it: the readings right before and after, and the instant of the jump. */
  | { kind: 'gap'; before: string; after: string; jumpAt: number }
  /** The clock shows it twice. */
  | { kind: 'twice'; first: number; second: number };

const MINUTE_MS = 60_000;
/** No zone is further from UTC than 14 hours, so a change that matters lies within a day. */
const AROUND_MS = 24 * 60 * MINUTE_MS;

/** A clock on the wall of a time zone: its readings, and the instants that they mean. Pure. */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat;

  /** @param zone IANA name @throws RangeError when there is no such zone */
  constructor(readonly zone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit' },
    });
  }

  /** What it shows at an instant: `2026-11-25T09:00`; seconds are left out. */
  reading(at: number): string {
    const parts = new Map(this.#format.formatToParts(at).map(({ type, value }) => [type, value]));
    const [year, month, day] = (['year', 'month', 'day'] as const).map((name) => parts.get(name));
    return `${(year ?? '').padStart(4, '0')}-${month}-${day}T${parts.get('hour')}:${parts.get('minute')}`;
  }

  /** When it shows that. @param wallTime a day that the calendar has */
  momentOf(wallTime: string): WallMoment {
    const reading = asUtc(wallTime);
    const offsets = [reading - AROUND_MS, reading + AROUND_MS].map((at) => this.#offsetAt(at));
    const [first, second] = [...new Set(offsets.map((offset) => reading - offset))]
      .filter((at) => this.reading(at) === wallTime)
      .sort((one, other) => one - other);
    if (first === undefined) return this.#gapAt(reading);
    return second === undefined ? { kind: 'once', at: first } : { kind: 'twice', first, second };
  }

  /** When it shows that; the first time of two, and the moment of the jump for what it jumps over. */
  instantOf(wallTime: string): number {
    const moment = this.momentOf(wallTime);
    switch (moment.kind) {
      case 'once':
        return moment.at;
      case 'twice':
        return moment.first;
      case 'gap':
        return moment.jumpAt;
    }
  }

  #gapAt(reading: number): WallMoment {
    let earlier = reading - AROUND_MS;
    let later = reading + AROUND_MS;
    while (later - earlier > MINUTE_MS) {
      const middle = earlier + Math.floor((later - earlier) / 2 / MINUTE_MS) * MINUTE_MS;
      if (asUtc(this.reading(middle)) < reading) earlier = middle;
      else later = middle;
    }
    const [before, after] = [this.reading(earlier), this.reading(later)];
    return { kind: 'gap', before, after, jumpAt: later };
  }

  /** How far the clock is ahead of UTC, ms. */
  #offsetAt(at: number): number {
    return asUtc(this.reading(at)) - at;
  }
}

/** Whether it is a wall time at all: the calendar has the day. */
export const isWallTime = (wallTime: string): boolean => {
  const reading = asUtc(wallTime);
  return !Number.isNaN(reading) && wallTimeOfUtc(reading) === wallTime;
};
