import type { DeliveryRow } from '../../chaos/delivery-rows';
import { isPassed, judge, summaryLine, type Evidence } from '../../chaos/verdict';

const PLATFORMS = ['x', 'linkedin', 'bluesky'];

const aRow = (over: Partial<DeliveryRow> = {}): DeliveryRow => ({
  id: 1,
  entryDocumentId: 'one',
  platform: 'x',
  state: 'published',
  platformPostId: 'x-1',
  reason: null,
  error: null,
  isAtRest: true,
  ...over,
});

/** One article, published everywhere; `change` alters the delivery to X. */
const evidence = (change: Partial<DeliveryRow> = {}, over: Partial<Evidence> = {}): Evidence => ({
  acknowledged: ['one'],
  rows: PLATFORMS.map((platform, index) =>
    aRow({
      id: index + 1,
      platform,
      platformPostId: `${platform}-1`,
      ...(index === 0 ? change : {}),
    })
  ),
  ledger: PLATFORMS.map((platform) => ({
    platform,
    accountId: 'account',
    id: `${platform}-1`,
    sameness: platform,
    at: 0,
  })),
  duplicates: [],
  ...over,
});

const lostOf = (given: Evidence) => judge(given).lost.join('; ');

describe('the verdict on a chaos run', () => {
  it('passes when every delivery is published as the post its platform knows', () => {
    const verdict = judge(evidence());
    expect(isPassed(verdict)).toBe(true);
    expect(summaryLine(verdict, 1, 12.4)).toBe(
      'chaos: publishes=1 duplicates=0 lost=0 auto_resolved=100.0% unknown=0 seconds=12'
    );
  });

  it('fails when a platform counted a duplicate', () => {
    const [duplicates] = [evidence().ledger.slice(0, 1)];
    const verdict = judge(evidence({}, { duplicates }));
    expect(verdict.duplicates).toHaveLength(1);
    expect(isPassed(verdict)).toBe(false);
  });

  it('fails when an article was dispatched to a platform twice', () => {
    const rows = [...evidence().rows, aRow({ id: 9, platformPostId: 'x-9' })];
    expect(judge(evidence({}, { rows })).duplicates).toHaveLength(1);
  });

  it.each<[string, Partial<DeliveryRow>, string]>([
    ['is missing', { entryDocumentId: 'other' }, 'has no delivery for x'],
    ['is not at rest', { state: 'queued', isAtRest: false }, 'still queued'],
    ['failed', { state: 'failed', reason: 'why' }, 'ended as failed: why'],
    ['was cancelled', { state: 'cancelled' }, 'ended as cancelled'],
    ['was missed', { state: 'missed' }, 'ended as missed'],
    ['names no post', { platformPostId: null }, 'without the platform'],
    ['names a post nobody knows', { platformPostId: 'x-2' }, 'does not know'],
  ])('calls a delivery lost that %s', (_, change, sentence) => {
    expect(lostOf(evidence(change))).toContain(sentence);
  });

  it('calls it lost when two deliveries claim one post', () => {
    const rows = [...evidence().rows, aRow({ id: 9, entryDocumentId: 'two' })];
    expect(lostOf(evidence({}, { rows }))).toContain('deliveries 1, 9 all claim');
  });

  it('calls a post lost that no delivery names', () => {
    const ledger = [...evidence().ledger, { ...evidence().ledger[0]!, id: 'x-77', sameness: 'y' }];
    expect(lostOf(evidence({}, { ledger }))).toContain('x shows 1 posts no delivery names');
  });

  it('counts a delivery left to a person as unknown, not as lost, and not as resolved', () => {
    const verdict = judge(evidence({ state: 'unknown', platformPostId: null }));
    expect(verdict).toMatchObject({ lost: [], unknown: [{ id: 1 }] });
    expect(verdict.autoResolved).toBeCloseTo(2 / 3);
    expect(isPassed(verdict)).toBe(false);
  });

  it('never rounds the share of resolved deliveries up', () => {
    const verdict = { ...judge(evidence()), autoResolved: 0.98999 };
    expect(summaryLine(verdict, 1, 0)).toContain('auto_resolved=98.9%');
  });
});
