import type { OpenCircuit } from '../../../../server/src/services/circuits/circuits';
import { mergeCircuits } from '../../../../server/src/services/health/merge-circuits';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 14, minute)).toISOString();

const aCircuit = (over: Partial<OpenCircuit> = {}): OpenCircuit => ({
  platform: 'bluesky',
  state: 'open',
  reason: 'Bluesky did not answer.',
  openedAt: at(0),
  retryAt: at(5),
  ...over,
});

describe('circuits as people see them', () => {
  it('stay one line each for different platforms', () => {
    const circuits = [aCircuit(), aCircuit({ platform: 'x', reason: 'X answered 503.' })];
    expect(mergeCircuits(circuits)).toEqual(circuits);
  });

  it('are one line for the accounts of a platform: since the first trouble, until the first try', () => {
    const circuits = [
      aCircuit({ openedAt: at(2), retryAt: at(9) }),
      aCircuit({ openedAt: at(1), retryAt: at(7), reason: 'Bluesky answered 502.' }),
      aCircuit({ openedAt: at(3), retryAt: at(8) }),
    ];
    expect(mergeCircuits(circuits)).toEqual([
      aCircuit({
        openedAt: at(1),
        retryAt: at(7),
        reason: 'Bluesky did not answer. Bluesky answered 502.',
      }),
    ]);
  });

  it('are called trying only when none of them is left alone any more', () => {
    const trying = aCircuit({ state: 'half_open', retryAt: at(4) });
    expect(mergeCircuits([trying, aCircuit({ retryAt: at(6) })])).toMatchObject([
      { state: 'open', retryAt: at(6) },
    ]);
    expect(mergeCircuits([trying, trying])).toMatchObject([{ state: 'half_open', retryAt: at(4) }]);
  });

  it('are none when there is no trouble', () => {
    expect(mergeCircuits([])).toEqual([]);
  });
});
