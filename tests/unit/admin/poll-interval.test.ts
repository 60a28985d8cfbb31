import type { DeliveryView } from '../../../contracts/deliveries';
import {
  ACTIVE_POLL_MS,
  pollIntervalOf,
  WAITING_POLL_MS,
} from '../../../admin/src/content-manager/poll-interval';

const NOW = Date.parse('2026-11-22T14:00:00.000Z');
const soon = new Date(NOW + 5_000).toISOString();
const later = new Date(NOW + 600_000).toISOString();

type Polled = Pick<DeliveryView, 'state' | 'dueAt'> & { isIgnored?: boolean };

const intervalFor = (...deliveries: Polled[]) =>
  pollIntervalOf(
    deliveries.map((delivery) => ({ isIgnored: false, ...delivery })),
    NOW
  );

describe('how often the panel asks again', () => {
  it('stops when everything is finished', () => {
    expect(intervalFor()).toBe(0);
    expect(
      intervalFor(
        { state: 'published', dueAt: null },
        { state: 'failed', dueAt: null },
        { state: 'missed', dueAt: later },
        { state: 'cancelled', dueAt: null },
        { state: 'unknown', dueAt: null, isIgnored: true }
      )
    ).toBe(0);
  });

  it('is quick while something happens', () => {
    for (const state of ['queued', 'preparing', 'committing'] as const) {
      expect(intervalFor({ state, dueAt: null })).toBe(ACTIVE_POLL_MS);
    }
    expect(intervalFor({ state: 'held', dueAt: soon })).toBe(ACTIVE_POLL_MS);
    expect(intervalFor({ state: 'unknown', dueAt: soon })).toBe(ACTIVE_POLL_MS);
  });

  it('is slow while something only waits', () => {
    expect(intervalFor({ state: 'held', dueAt: null })).toBe(WAITING_POLL_MS);
    expect(intervalFor({ state: 'unknown', dueAt: null })).toBe(WAITING_POLL_MS);
    expect(intervalFor({ state: 'queued', dueAt: later })).toBe(WAITING_POLL_MS);
  });

  it('follows the quickest delivery', () => {
    expect(
      intervalFor(
        { state: 'published', dueAt: null },
        { state: 'held', dueAt: null },
        { state: 'preparing', dueAt: null }
      )
    ).toBe(ACTIVE_POLL_MS);
  });
});
