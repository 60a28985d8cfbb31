import type { DeliveryView } from '../../../contracts/deliveries';
import {
  isSameDay,
  presentDelivery,
} from '../../../admin/src/content-manager/delivery-presentation';

const NOW = Date.parse('2026-11-22T14:00:00.000Z');
const inMs = (ms: number) => new Date(NOW + ms).toISOString();

const shown = (delivery: Partial<DeliveryView> & Pick<DeliveryView, 'state'>) =>
  presentDelivery(
    {
      attempts: 0,
      reason: null,
      dueAt: null,
      postedAt: null,
      scheduledAt: null,
      isIgnored: false,
      ...delivery,
    },
    NOW
  );

describe('a delivery in words', () => {
  it('is queued while it is due', () => {
    expect(shown({ state: 'queued', dueAt: inMs(0) })).toMatchObject({
      messageId: 'delivery.queued',
      icon: 'clock',
      tone: 'neutral',
      actions: ['cancel'],
    });
  });

  it('is not called scheduled because the clock of the browser is a little late', () => {
    expect(shown({ state: 'queued', dueAt: inMs(30_000) }).messageId).toBe('delivery.queued');
  });

  it('names time and zone when it is due later', () => {
    const dueAt = inMs(3_600_000);
    expect(shown({ state: 'queued', dueAt })).toMatchObject({
      messageId: 'delivery.scheduled',
      at: dueAt,
      isZoned: true,
    });
  });

  it('names the next try, and why the last one failed', () => {
    const dueAt = inMs(5_000);
    const reason = 'Attempt 1 did not reach X: timeout';
    expect(shown({ state: 'queued', attempts: 1, dueAt, reason })).toMatchObject({
      messageId: 'delivery.retryAt',
      at: dueAt,
      isZoned: false,
      detail: reason,
    });
  });

  it('waits until a time, or for somebody', () => {
    const dueAt = inMs(600_000);
    expect(shown({ state: 'held', dueAt })).toMatchObject({
      messageId: 'delivery.heldUntil',
      at: dueAt,
      tone: 'warning',
      icon: 'pause',
      actions: ['cancel'],
    });
    const reason = 'Waiting for you to reconnect @acme.';
    expect(shown({ state: 'held', reason })).toMatchObject({
      messageId: 'delivery.held',
      at: null,
      detail: reason,
    });
  });

  it.each(['preparing', 'committing'] as const)('is being published while %s', (state) => {
    expect(shown({ state })).toMatchObject({
      messageId: 'delivery.publishing',
      icon: 'spinner',
      tone: 'primary',
      actions: [],
    });
  });

  it('says when it was published', () => {
    const postedAt = inMs(-60_000);
    expect(shown({ state: 'published', postedAt })).toMatchObject({
      messageId: 'delivery.publishedAt',
      at: postedAt,
      tone: 'success',
      actions: [],
    });
    expect(shown({ state: 'published' }).messageId).toBe('delivery.published');
  });

  it('offers no second post while the server still asks the platform', () => {
    expect(shown({ state: 'unknown', dueAt: inMs(5_000) })).toMatchObject({
      messageId: 'delivery.looking',
      actions: [],
    });
  });

  it('leaves an unknown outcome to a person when nobody could find out', () => {
    expect(shown({ state: 'unknown', reason: 'LinkedIn does not tell.' })).toMatchObject({
      messageId: 'delivery.unknown',
      icon: 'question',
      tone: 'warning',
      detail: 'LinkedIn does not tell.',
      actions: ['resolve', 'ignore'],
    });
  });

  it('is closed when a person ignored it, and can still be decided', () => {
    const reason = 'LinkedIn does not tell.';
    expect(shown({ state: 'unknown', isIgnored: true, reason })).toEqual({
      messageId: 'delivery.ignored',
      icon: 'minus',
      tone: 'neutral',
      at: null,
      isZoned: false,
      detail: reason,
      actions: ['resolve'],
    });
  });

  it('says why it failed and can be tried again', () => {
    expect(shown({ state: 'failed', reason: 'X refused the post.' })).toMatchObject({
      messageId: 'delivery.failed',
      icon: 'cross',
      tone: 'danger',
      detail: 'X refused the post.',
      actions: ['retry'],
    });
  });

  it('says when it should have gone out, why it did not, and can be tried again', () => {
    const scheduledAt = inMs(-86_400_000);
    const reason = 'X could not be reached for 24 hours.';
    expect(shown({ state: 'missed', scheduledAt, dueAt: inMs(-1_000), reason })).toMatchObject({
      messageId: 'delivery.missedAt',
      at: scheduledAt,
      detail: reason,
      actions: ['retry'],
    });
    expect(shown({ state: 'missed' }).messageId).toBe('delivery.missed');
  });

  it('was cancelled', () => {
    expect(shown({ state: 'cancelled', reason: 'Cancelled by an editor.' })).toMatchObject({
      messageId: 'delivery.cancelled',
      icon: 'minus',
      detail: 'Cancelled by an editor.',
      actions: [],
    });
  });

  it('knows today from other days', () => {
    expect(isSameDay(inMs(1), NOW)).toBe(true);
    expect(isSameDay(inMs(-2 * 86_400_000), NOW)).toBe(false);
  });
});
