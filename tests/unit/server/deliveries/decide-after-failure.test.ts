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
  ...over,
});

const decide = (failure: Failure, over?: Partial<DecisionContext>) =>
  decideAfterFailure(
    new PlatformFailure(failure, { code: 'C', message: 'Because.' }),
    context(over)
  );

describe('after a failed attempt', () => {
  it('retries with back-off while attempts are left', () => {
    expect(decide({ family: 'retryable' })).toMatchObject({
      transition: 'retry',
      dueAt: 1_000_500,
    });
  });

  it('lets Retry-After beat its own back-off', () => {
    const decision = decide({ family: 'retryable', retryAfterMs: 60_000 });
    expect(decision.dueAt).toBe(1_060_000);
  });

  it('fails with the account and the reason once attempts are used up', () => {
    const decision = decide({ family: 'retryable' }, { attempts: 3 });
    expect(decision.transition).toBe('fail');
    expect(decision.reason).toContain('@harbourlight in 3 attempts: Because.');
  });

  it('holds a rate-limited delivery until the platform allows it, however often', () => {
    const decision = decide({ family: 'rate_limited', until: 2_000_000 }, { attempts: 99 });
    expect(decision).toMatchObject({ transition: 'hold', dueAt: 2_000_000 });
  });

  it('holds for a reconnect without an end, and says whose', () => {
    const decision = decide({ family: 'auth_expired' });
    expect(decision).toMatchObject({ transition: 'hold', dueAt: null });
    expect(decision.reason).toBe('Waiting for you to reconnect @harbourlight on X.');
  });

  it('holds for the operator and looks again by itself', () => {
    const decision = decide({ family: 'operator_problem' });
    expect(decision.transition).toBe('hold');
    expect(decision.dueAt).toBeGreaterThan(1_000_000);
  });

  it.each(['rejected', 'account_problem'] as const)('fails at once when %s', (family) => {
    expect(decide({ family })).toMatchObject({ transition: 'fail', dueAt: null });
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
