import fc from 'fast-check';

import { configSchema } from '../../../../server/src/config/schema';
import { PlatformFailure, type Failure } from '../../../../server/src/platforms/contract';
import {
  isOfAccount,
  nextLook,
  tryAgainAt,
} from '../../../../server/src/services/metrics/look-plan';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const POSTED = Date.UTC(2026, 10, 23, 12);
const USUAL = [HOUR_MS, 6 * HOUR_MS, DAY_MS, 3 * DAY_MS, 7 * DAY_MS, 30 * DAY_MS];

const failure = (said: Failure) => new PlatformFailure(said, { code: 'X', message: 'No.' });

const configOf = (analytics: object) =>
  configSchema.parse({ encryption: { key: '0'.repeat(64) }, analytics }).analytics;

describe('the looks at a post', () => {
  it('come at each of the times, then no more', () => {
    const looks: number[] = [];
    for (let at = nextLook(POSTED, null, USUAL); at; at = nextLook(POSTED, at, USUAL)) {
      looks.push(at - POSTED);
    }
    expect(looks).toEqual(USUAL);
  });

  it('that were missed are not made up for', () => {
    expect(nextLook(POSTED, POSTED + 2 * DAY_MS, USUAL)).toBe(POSTED + 3 * DAY_MS);
    expect(nextLook(POSTED, POSTED + 31 * DAY_MS, USUAL)).toBeNull();
  });

  it('always lie ahead of the last one, whenever that was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * DAY_MS }), (age) => {
        const next = nextLook(POSTED, POSTED + age, USUAL);
        expect(next === null ? age >= 30 * DAY_MS : next > POSTED + age).toBe(true);
      })
    );
  });
});

describe('a look that came to nothing', () => {
  it('is tried again later and later, and when the platform says so', () => {
    const waits = [0, 1, 2, 20].map((tries) => tryAgainAt(null, tries, POSTED) - POSTED);
    expect(waits).toEqual([15, 30, 60, 360].map((minutes) => minutes * MINUTE_MS));
    const limited = failure({ family: 'rate_limited', until: POSTED + DAY_MS });
    expect(tryAgainAt(limited, 0, POSTED)).toBe(POSTED + DAY_MS);
    const soon = failure({ family: 'retryable', retryAfterMs: 5 });
    expect(tryAgainAt(soon, 0, POSTED)).toBe(POSTED + MINUTE_MS);
  });

  it('lets the other posts of the account wait only when it is about the account', () => {
    const families = ['rate_limited', 'auth_expired', 'retryable', 'rejected'] as const;
    expect(families.map((family) => isOfAccount({ family }))).toEqual([true, true, false, false]);
  });
});

describe('the config', () => {
  it('takes minutes, hours and days, in whatever order', () => {
    expect(configOf({}).checksAfter).toEqual(USUAL);
    expect(configOf({ checksAfter: ['2d', '30m', '2d'] }).checksAfter).toEqual([
      30 * MINUTE_MS,
      2 * DAY_MS,
    ]);
  });

  it.each([
    [['1m']],
    [['366d']],
    [['soon']],
    [[]],
    [Array.from({ length: 13 }, (_, hour) => `${hour + 1}h`)],
  ])('refuses %j', (checksAfter) => {
    expect(() => configOf({ checksAfter })).toThrow();
  });

  it('has a share between a hundredth and all', () => {
    expect(configOf({}).quotaShare).toBe(0.2);
    expect(() => configOf({ quotaShare: 0 })).toThrow();
    expect(() => configOf({ quotaShare: 1.1 })).toThrow();
  });
});
