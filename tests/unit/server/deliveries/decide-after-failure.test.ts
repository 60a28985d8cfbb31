import fc from 'fast-check';

import { PlatformFailure, type Failure } from '../../../../server/src/platforms/contract';
import { backOffMs } from '../../../../server/src/services/deliveries/back-off';
import {
  decideAfterFailure,
  type DecisionContext,
} from '../../../../server/src/services/deliveries/decide-after-failure';

const context = (over: Partial<DecisionContext> = {}): DecisionContext => ({
  attempts: 1,
  maxAttempts: 3,
  backOff: { baseMs: 1000, maxMs: 8000 },
  now: 1_000_000,
  random: 0.5,
  platform: 'X',
  account: '@harbourlight',
  restsUntil: null,
  ...over,
});

const decide = (failure: Failure, over?: Partial<DecisionContext>) =>
  decideAfterFailure(
    new PlatformFailure(failure, { code: 'C', message: 'Because.' }),
    context(over)
  );

/** 14:05:30 UTC on a Sunday. */
const NOON = Date.UTC(2026, 10, 22, 14, 5, 30);

describe('after a failed attempt', () => {
  it('retries with back-off while attempts are left', () => {
    expect(decide({ family: 'retryable' })).toMatchObject({
      transition: 'retry',
      dueAt: 1_000_500,
    });
  });

  it.each([60_000, 86_400_000, 1])('lets a Retry-After of %i ms beat its own back-off', (wait) => {
    const decision = decide({ family: 'retryable', retryAfterMs: wait });
    expect(decision).toMatchObject({ transition: 'retry', dueAt: 1_000_000 + wait });
  });

  it('fails once attempts are used up, whatever Retry-After says', () => {
    const decision = decide({ family: 'retryable', retryAfterMs: 60_000 }, { attempts: 3 });
    expect(decision).toMatchObject({ transition: 'fail', dueAt: null });
  });

  it('holds a rate-limited delivery until the platform allows it, however often', () => {
    const failure: Failure = { family: 'rate_limited', until: 2_000_000 };
    expect(decide(failure, { attempts: 99, random: 0 })).toMatchObject({
      transition: 'hold',
      waitsFor: 'quota',
      dueAt: 2_000_000,
    });
  });

  it('spreads what waits for the same reset over the five seconds after it', () => {
    const until = 2_000_000;
    const dueAtOf = (random: number) =>
      decide({ family: 'rate_limited', until }, { random }).dueAt ?? 0;
    expect([0, 0.5, 0.999].map(dueAtOf)).toEqual([until, until + 2_500, until + 4_995]);
  });

  it('holds for a reconnect without an end', () => {
    const decision = decide({ family: 'auth_expired' });
    expect(decision).toMatchObject({ transition: 'hold', waitsFor: 'reconnect', dueAt: null });
  });

  it('holds for the operator and looks again by itself', () => {
    expect(decide({ family: 'operator_problem' })).toMatchObject({
      transition: 'hold',
      waitsFor: 'operator',
      dueAt: 1_000_000 + 15 * 60_000,
    });
  });

  it('fails at once when the content is refused', () => {
    expect(decide({ family: 'rejected' })).toMatchObject({ transition: 'fail', dueAt: null });
  });

  it('is held until a check finds the account well when the account is in trouble', () => {
    expect(decide({ family: 'account_problem' })).toMatchObject({
      transition: 'hold',
      waitsFor: 'account',
      dueAt: null,
    });
  });
});

describe('what an editor reads after a failed attempt', () => {
  const at1405: Partial<DecisionContext> = { now: NOON, random: 0 };

  it.each<[string, Failure, Partial<DecisionContext>, string]>([
    [
      'a retry',
      { family: 'retryable', retryAfterMs: 120_000 },
      {},
      'Attempt 1 did not reach X: Because. The post of @harbourlight waits; it is tried again at 14:07 UTC.',
    ],
    [
      'an unknown outcome of a call that posts nothing',
      { family: 'unknown_outcome' },
      {},
      'Attempt 1 did not reach X: Because. The post of @harbourlight waits; it is tried again at 14:05 UTC.',
    ],
    [
      'the last attempt',
      { family: 'retryable' },
      { attempts: 3 },
      'X could not be used for @harbourlight in 3 attempts: Because. Retry it when X works again.',
    ],
    [
      'a limit that ends today',
      { family: 'rate_limited', until: NOON + 3_600_000 },
      {},
      'X does not allow another post of @harbourlight yet; it is tried again at 15:05 UTC.',
    ],
    [
      'a limit that ends tomorrow',
      { family: 'rate_limited', until: Date.UTC(2026, 10, 23) },
      {},
      'X does not allow another post of @harbourlight yet; it is tried again on 2026-11-23 at 00:00 UTC.',
    ],
    [
      'a lost sign-in',
      { family: 'auth_expired' },
      {},
      'Waiting for you to reconnect @harbourlight on X; it is posted once you have.',
    ],
    [
      'a problem of the app',
      { family: 'operator_problem' },
      {},
      "X refuses this Strapi's app, so @harbourlight cannot post: Because. An admin must check the app's keys, credits and API version; it is tried again at 14:20 UTC.",
    ],
    [
      'a refused post',
      { family: 'rejected' },
      {},
      'X refused the post of @harbourlight: Because. Change the text and distribute it again.',
    ],
    [
      'an account that may not post',
      { family: 'account_problem' },
      {},
      '@harbourlight cannot post on X: Because. The post waits until a check of the account finds it well.',
    ],
  ])('%s', (_, failure, over, reason) => {
    expect(decide(failure, { ...at1405, ...over }).reason).toBe(reason);
  });

  it.each([
    ['Not like this', 'Not like this. Change'],
    ['Not like this!', 'Not like this! Change'],
    ['Not (at all) (like this)', 'Not (at all) (like this) Change'],
    ['Not like this.\n', 'Not like this. Change'],
  ])('ends what the platform said (%j) as a sentence', (message, expected) => {
    const error = new PlatformFailure({ family: 'rejected' }, { code: 'C', message });
    expect(decideAfterFailure(error, context()).reason).toContain(`: ${expected}`);
  });
});

describe('back-off', () => {
  it('doubles, is capped, and is spread from nothing to its ceiling', () => {
    const range = { baseMs: 1000, maxMs: 8000 };
    expect([1, 2, 3, 4, 5, 60].map((attempt) => backOffMs(attempt, range, 1))).toEqual([
      1000, 2000, 4000, 8000, 8000, 8000,
    ]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 1 }),
        (attempt, random) => {
          const wait = backOffMs(attempt, range, Number.isNaN(random) ? 0 : random);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(8000);
        }
      )
    );
  });
});

describe('while the circuit of the platform is open', () => {
  const open = { now: NOON, restsUntil: NOON + 60_000, attempts: 99 };

  it('is held instead of failed, however many attempts were made', () => {
    const decision = decide({ family: 'retryable' }, open);
    expect(decision).toMatchObject({
      transition: 'hold',
      waitsFor: 'circuit',
      dueAt: NOON + 60_000,
    });
    expect(decision.reason).toContain('it is tried again at 14:06 UTC');
  });

  it('is held for the operator when the app itself is refused', () => {
    const decision = decide({ family: 'operator_problem' }, open);
    expect(decision).toMatchObject({ waitsFor: 'operator', dueAt: NOON + 60_000 });
  });

  it('still fails when the content is refused', () => {
    expect(decide({ family: 'rejected' }, open).transition).toBe('fail');
  });
});
