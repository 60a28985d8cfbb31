import { PlatformFailure, type Failure } from '../../../../server/src/platforms/contract';
import { afterSignal, signalOf } from '../../../../server/src/services/circuits/circuit';

const rules = { failures: 3, restMs: 1_000, maxRestMs: 5_000 };
const CLOSED = { state: 'closed', failures: 0, openings: 0 } as const;

const failureOf = (failure: Failure, code: string, httpStatus?: number) =>
  new PlatformFailure(failure, { code, message: 'Because.', httpStatus });

describe('what a failed attempt says about the platform', () => {
  it.each<[string, PlatformFailure, string]>([
    ['silence', failureOf({ family: 'unknown_outcome' }, 'TRANSPORT_TIMEOUT'), 'failure'],
    ['no connection', failureOf({ family: 'retryable' }, 'TRANSPORT_UNREACHABLE'), 'failure'],
    ['a 503', failureOf({ family: 'retryable' }, 'HTTP_503', 503), 'failure'],
    ['refused keys', failureOf({ family: 'operator_problem' }, 'CREDITS', 402), 'open_now'],
    ['a refused post', failureOf({ family: 'rejected' }, 'DUPLICATE', 403), 'none'],
    ['a used-up quota', failureOf({ family: 'rate_limited', until: 1 }, 'RATE', 429), 'none'],
    ['an ended token', failureOf({ family: 'auth_expired' }, 'UNAUTHORIZED', 401), 'none'],
    ['a fault of our own', failureOf({ family: 'retryable' }, 'INTERNAL'), 'none'],
  ])('%s', (_, failure, signal) => {
    expect(signalOf(failure)).toBe(signal);
  });
});

describe('a circuit', () => {
  it('opens at the last of the failures in a row that it allows', () => {
    let circuit: Parameters<typeof afterSignal>[0] = CLOSED;
    const states: string[] = [];
    for (let n = 0; n < rules.failures; n += 1) {
      circuit = afterSignal(circuit, 'failure', { rules, now: 0 });
      states.push(circuit.state);
    }
    expect(states).toEqual(['closed', 'closed', 'open']);
  });

  it('opens at once for a problem of the app', () => {
    expect(afterSignal(CLOSED, 'open_now', { rules, now: 0 }).state).toBe('open');
  });

  it('rests twice as long each time its try fails, up to the longest rest', () => {
    let circuit: Parameters<typeof afterSignal>[0] = { ...CLOSED, failures: 2 };
    const rests: (number | undefined)[] = [];
    for (let n = 0; n < 5; n += 1) {
      const next = afterSignal(circuit, 'failure', { rules, now: 10 });
      rests.push(next.retryAt?.getTime());
      circuit = { ...next, state: 'half_open' };
    }
    expect(rests).toEqual([1_010, 2_010, 4_010, 5_010, 5_010]);
  });
});
