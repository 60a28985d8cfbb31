import type { OpenCircuit } from '../circuits/circuits';

/**
 * One line per platform: where every account has a server of its own, every account has a circuit
 * of its own, yet people think and act by platform.
 */
export const mergeCircuits = (circuits: readonly OpenCircuit[]): OpenCircuit[] => {
  const platforms = new Set(circuits.map(({ platform }) => platform));
  return [...platforms].flatMap((wanted) => {
    const group = circuits.filter(({ platform }) => platform === wanted);
    // While one of them is still left alone, its time is the one that counts.
    const open = group.filter(({ state }) => state === 'open');
    const telling = open.length > 0 ? open : group;
    const [first] = telling;
    if (!first) return [];
    return {
      ...first,
      reason: [...new Set(group.map(({ reason }) => reason))].join(' '),
      openedAt: earliest(group.map(({ openedAt }) => openedAt)),
      retryAt: earliest(telling.map(({ retryAt }) => retryAt)),
    };
  });
};

const earliest = (times: readonly string[]): string => [...times].sort()[0] ?? '';
