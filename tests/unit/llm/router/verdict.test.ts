import { LlmFailure, type LlmFailureKind } from '../../../../server/src/llm/contract';
import { verdictOf } from '../../../../server/src/llm/router/verdict';

const answer = { text: '{}', usage: null, requestId: null, model: 'small' };

interface Given {
  code?: string;
  retryAfterMs?: number;
  hasTimedOut?: boolean;
  wasCutShort?: boolean;
}

const ofFailure = (
  kind: LlmFailureKind,
  { code = 'ANY', retryAfterMs, hasTimedOut = false, wasCutShort = false }: Given = {}
) => {
  const failure = new LlmFailure(kind, { code, message: 'Any.', retryAfterMs });
  return verdictOf({ is: 'failed', failure, hasTimedOut, wasCutShort });
};

describe('what a call says of its provider', () => {
  it('is good when it answered, and nothing when it was never made or called off', () => {
    expect(verdictOf({ is: 'answered', answer, latencyMs: 1 })).toEqual({ is: 'good' });
    for (const is of ['refused', 'too_late', 'dropped'] as const) {
      expect(verdictOf({ is })).toEqual({ is: 'none' });
    }
  });

  it.each([
    ['unavailable', { is: 'bad', reason: 'Any.' }],
    ['unusable', { is: 'bad', reason: 'Any.' }],
    ['busy', { is: 'bad', reason: 'Any.' }],
    ['exhausted', { is: 'rest', forMs: 3_600_000, reason: 'Any.' }],
    ['misconfigured', { is: 'rest', forMs: null, reason: 'Any.' }],
    ['blocked', { is: 'good' }],
    ['truncated', { is: 'good' }],
    ['aborted', { is: 'none' }],
  ] as const)('is told by its failure: %s', (kind, verdict) => {
    expect(ofFailure(kind)).toEqual(verdict);
  });

  it('keeps the pause that a busy vendor asks for, up to an hour', () => {
    expect(ofFailure('busy', { retryAfterMs: 7_000 })).toMatchObject({ forMs: 7_000 });
    expect(ofFailure('busy', { retryAfterMs: 86_400_000 })).toMatchObject({ forMs: 3_600_000 });
  });

  it.each(['CONTEXT_FULL', 'PICTURE_REFUSED', 'REQUEST_TOO_LARGE'])(
    'is good when only this text or picture was not for it: %s',
    (code) => expect(ofFailure('unusable', { code })).toEqual({ is: 'good' })
  );

  it('is not the end of it when it refused one request', () => {
    expect(ofFailure('misconfigured', { code: 'REQUEST_REFUSED' })).toMatchObject({ is: 'bad' });
  });

  it('is nothing when it ran out of time that it never had', () => {
    const call = { hasTimedOut: true, wasCutShort: true };
    expect(ofFailure('unavailable', call)).toEqual({ is: 'none' });
    expect(ofFailure('unavailable', { ...call, wasCutShort: false })).toMatchObject({ is: 'bad' });
    expect(ofFailure('unavailable', { ...call, hasTimedOut: false })).toMatchObject({ is: 'bad' });
  });
});
