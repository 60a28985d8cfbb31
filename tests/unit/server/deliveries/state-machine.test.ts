import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DELIVERY_STATES } from '../../../../contracts/deliveries';
import { drawDeliveryStates } from '../../../../scripts/docs/delivery-states';
import {
  canApply,
  isFinished,
  TRANSITIONS,
  type DeliveryState,
  type TransitionName,
} from '../../../../server/src/services/deliveries/state-machine';

const names = Object.keys(TRANSITIONS) as TransitionName[];

const reachableFrom = (start: DeliveryState, allowed: readonly TransitionName[]) => {
  const seen = new Set<DeliveryState>([start]);
  for (let grown = true; grown;) {
    grown = false;
    for (const name of allowed) {
      for (const state of [...seen]) {
        if (canApply(name, state) && !seen.has(TRANSITIONS[name].to)) {
          seen.add(TRANSITIONS[name].to);
          grown = true;
        }
      }
    }
  }
  return seen;
};

describe('the state machine of a delivery', () => {
  it('reaches every state from queued', () => {
    expect([...reachableFrom('queued', names)].sort()).toEqual([...DELIVERY_STATES].sort());
  });

  it('never leaves published', () => {
    expect(names.filter((name) => canApply(name, 'published'))).toEqual([]);
  });

  it('sends nothing again from committing or unknown without a word from platform or person', () => {
    const backToQueue = names.filter(
      (name) =>
        TRANSITIONS[name].to === 'queued' &&
        (canApply(name, 'committing') || canApply(name, 'unknown'))
    );
    // `retry` follows a platform's refusal; `absent` and `part_posted` its answer; the last a person's.
    expect(backToQueue.sort()).toEqual(['absent', 'part_posted', 'resolve_again', 'retry']);
  });

  it('lets nobody cancel what may be visible', () => {
    for (const state of ['committing', 'unknown', 'published'] as const) {
      expect(canApply('cancel', state)).toBe(false);
    }
  });

  it('lets only a person revive what is finished', () => {
    const revivals = names.filter((name) =>
      DELIVERY_STATES.some((state) => isFinished(state) && canApply(name, state))
    );
    expect(revivals).toEqual(['retry_by_person']);
  });
});

describe('the page about deliveries', () => {
  it('shows the transitions as the code has them', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/deliveries.md'), 'utf8');
    const shown = /<!-- states -->\n([\s\S]*)<!-- \/states -->/.exec(page)?.[1]?.trim();
    expect(shown).toBe(drawDeliveryStates());
  });
});
