import { LlmFailure, type LlmFailureKind } from '../../../../server/src/llm/contract';
import { nextStep, type FailedCall } from '../../../../server/src/llm/router/next-step';

const after = (
  kind: LlmFailureKind,
  given: Partial<FailedCall> & { retryAfterMs?: number } = {}
) => {
  const { retryAfterMs = null, ...call } = given;
  const failure = new LlmFailure(kind, { code: 'ANY', message: 'Any.', retryAfterMs });
  return nextStep({
    ...{ failure, hasRetried: false, hasTimedOut: false, others: 'none', isAdmitted: true },
    ...{ leftMs: 60_000, random: () => 0.5, ...call },
  });
};

const LEAVE = { do: 'leave' };

describe('after a failed call', () => {
  it.each(['exhausted', 'misconfigured', 'blocked', 'unusable', 'aborted'] as const)(
    'of kind %s the provider is left',
    (kind) => expect(after(kind)).toEqual(LEAVE)
  );

  it('a cut answer is asked for again at once, with more room', () => {
    expect(after('truncated', { others: 'waiting' })).toEqual({
      ...{ do: 'retry', waitMs: 0, isDoubled: true },
    });
  });

  it.each([
    ['none', 0, 500],
    ['none', 1, 2_000],
    ['waiting', 0, 500],
    ['waiting', 1, 1_000],
  ] as const)('an unavailable one is retried; others: %s, random %d', (others, random, waitMs) => {
    expect(after('unavailable', { others, random: () => random })).toEqual({
      ...{ do: 'retry', waitMs, isDoubled: false },
    });
  });

  it('an unavailable one has its retry later while another is answering', () => {
    expect(after('unavailable', { others: 'running' })).toEqual({ do: 'defer', waitMs: 750 });
  });

  it.each([
    ['that timed out', { hasTimedOut: true }],
    ['that was retried', { hasRetried: true }],
    ['whose breaker opened', { isAdmitted: false }],
    ['that wants a long pause', { retryAfterMs: 5_001 }],
    ['with no time left', { leftMs: 1_499 }],
  ])('an unavailable one %s is left', (_what, given) => {
    expect(after('unavailable', given)).toEqual(LEAVE);
  });

  it('a pause that the vendor asks for is kept, behind others when it is long', () => {
    expect(after('unavailable', { retryAfterMs: 3_000 })).toMatchObject({
      ...{ do: 'retry', waitMs: 3_000 },
    });
    expect(after('unavailable', { retryAfterMs: 3_000, others: 'waiting' })).toEqual({
      ...{ do: 'defer', waitMs: 3_000 },
    });
  });

  it('a busy one is waited for only when it says how long, and nobody else is there', () => {
    expect(after('busy')).toEqual(LEAVE);
    expect(after('busy', { retryAfterMs: 5_001 })).toEqual(LEAVE);
    expect(after('busy', { retryAfterMs: 5_000 })).toMatchObject({ do: 'retry', waitMs: 5_125 });
    expect(after('busy', { retryAfterMs: 5_000, others: 'waiting' })).toEqual({
      ...{ do: 'defer', waitMs: 5_125 },
    });
    expect(after('busy', { retryAfterMs: 5_000, leftMs: 5_300 })).toEqual(LEAVE);
  });
});
