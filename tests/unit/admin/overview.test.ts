import type { BudgetUse } from '../../../contracts/budgets';
import { attentionListSchema, type Attention } from '../../../contracts/overview';
import { attentionWords } from '../../../admin/src/attention/attention-words';
import { pageLink } from '../../../admin/src/attention/plugin-links';
import { budgetShares, budgetWords } from '../../../admin/src/budgets/budget-words';
import { filtersOf } from '../../../admin/src/pages/activity/activity-filters';
import { offeredMonths, usageQueryOf } from '../../../admin/src/pages/budgets/usage-query';
import { aiOutcomeSchema, aiPurposeSchema, aiUsageQuerySchema } from '../../../contracts/ai-usage';
import { OUTCOMES, PURPOSE_TEXT } from '../../../admin/src/pages/budgets/usage-words';
import { changeWords } from '../../../admin/src/pages/overview/change-words';
import { chartShape, roundedUp } from '../../../admin/src/pages/overview/chart-shape';

const PLACE = { siteId: 2, from: '2026-10-26', to: '2026-11-24', canMonitor: true };

const aBudget = (over: Partial<BudgetUse> = {}): BudgetUse => ({
  ...{ kind: 'posts', platform: null, per: 'month', mode: 'hard', used: 8, booked: 1, limit: 10 },
  ...{ level: 'warning', from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
  ...over,
});

const anAccount = (trouble: 'reconnect' | 'broken' | 'ending'): Attention => ({
  ...{ kind: 'account', connectionId: 4, platform: 'x', handle: 'harbourlight', trouble },
  ...{ reason: 'X ended the access.', endsAt: '2026-12-01T00:00:00.000Z', waiting: 3 },
});

const EVERYTHING: Attention[] = [
  { kind: 'paused' },
  { kind: 'unknown', count: 1 },
  { kind: 'failed', count: 2 },
  { kind: 'missed', count: 3 },
  ...(['reconnect', 'broken', 'ending'] as const).map(anAccount),
  { kind: 'more_accounts', count: 2 },
  { kind: 'approvals', count: 5 },
  { kind: 'budget', budget: aBudget() },
];

const queryOf = (address = '') => new URLSearchParams(address.split('?')[1]);

describe('what needs attention', () => {
  it('has a sentence, and one step on a page of the same site, for everything', () => {
    const list = { siteId: 2, from: '', to: '', items: EVERYTHING };
    expect(attentionListSchema.parse(list).items).toHaveLength(EVERYTHING.length);
    for (const item of EVERYTHING) {
      const { action, messageId } = attentionWords(item, PLACE);
      expect(messageId).toMatch(/^needs\./);
      expect(action?.to).toMatch(/^\/plugins\/social-distribution\/[a-z]+\?/);
      expect(queryOf(action?.to).get('site')).toBe('2');
    }
  });

  it('leads to the posts that it counts', () => {
    const filtersFor = (item: Attention) =>
      filtersOf(queryOf(attentionWords(item, PLACE).action?.to));
    expect(filtersFor({ kind: 'failed', count: 2 })).toMatchObject({
      ...{ state: 'failed', from: '2026-10-26', to: '2026-11-24', site: 2 },
    });
    // Undecided ones are counted however old they are.
    expect(filtersFor({ kind: 'unknown', count: 2 })).toMatchObject({
      ...{ state: 'unknown', from: null, to: null },
    });
  });

  it('names the account, and says why only where something is wrong', () => {
    const broken = attentionWords(anAccount('reconnect'), PLACE);
    expect(broken).toMatchObject({ tone: 'danger', detail: 'X ended the access.' });
    expect(broken.values).toMatchObject({ account: '@harbourlight', platform: 'X', count: 3 });
    expect(attentionWords(anAccount('ending'), PLACE)).toMatchObject({
      ...{ tone: 'warning', detail: null, at: '2026-12-01T00:00:00.000Z' },
    });
  });

  it('offers nobody a page that they may not open', () => {
    const words = attentionWords({ kind: 'paused' }, { ...PLACE, canMonitor: false });
    expect(words.action).toBeNull();
  });
});

describe('links to pages', () => {
  it('leave out what does not narrow, and stay readable', () => {
    const values = { state: 'queued,held', site: undefined };
    expect(pageLink('activity', values)).toBe(
      '/plugins/social-distribution/activity?state=queued,held'
    );
    expect(filtersOf(queryOf(pageLink('activity', values))).state).toBe('queued,held');
    expect(pageLink('approvals')).toBe('/plugins/social-distribution/approvals');
  });
});

describe('changes', () => {
  it.each([
    ['count', 5, 3, 'overview.change.more', 2],
    ['count', 3, 5, 'overview.change.fewer', 2],
    ['count', 3, 3, 'overview.change.same', 0],
    ['share', 0.95, 0.9, 'overview.change.better', 5],
    ['share', 0.5, 0.75, 'overview.change.worse', 25],
    ['share', 0.901, 0.899, 'overview.change.same', 0],
  ] as const)('of a %s from %d, before %d', (of, now, before, messageId, by) => {
    expect(changeWords(of, { now, before })).toEqual({ messageId, by });
  });

  it('are not told where there is nothing to compare', () => {
    expect(changeWords('share', { now: 0.5, before: null })).toBeNull();
    expect(changeWords('share', { now: null, before: 0.5 })).toBeNull();
  });
});

describe('the chart of posts per day', () => {
  it('stacks problems on what was published, up to a round number', () => {
    const { bars, height, lines } = chartShape([
      { day: '2026-11-01', published: 6, problems: 3 },
      { day: '2026-11-02', published: 0, problems: 0 },
    ]);
    expect(lines.map(({ value }) => value)).toEqual([0, 5, 10]);
    expect(bars[0]).toMatchObject({
      published: { y: height * 0.4, height: height * 0.6 },
      problems: { height: height * 0.3 },
    });
    expect(bars[0]?.problems.y).toBeCloseTo(height * 0.1);
    expect(bars[1]).toMatchObject({ published: { height: 0 }, problems: { height: 0 } });
  });

  it.each([
    [0, 1],
    [1, 1],
    [3, 5],
    [10, 10],
    [11, 20],
    [499, 500],
    [501, 1_000],
  ])('holds %d below %d', (value, top) => {
    expect(roundedUp(value)).toBe(top);
  });
});

describe('budgets', () => {
  it('have words for every kind and level', () => {
    expect(budgetWords(aBudget({ level: 'full' })).note).toBe('budgets.bar.full');
    expect(budgetWords(aBudget({ level: 'full', mode: 'soft' })).note).toBe('budgets.bar.beyond');
    expect(budgetWords(aBudget({ level: 'ok', booked: 0 }))).toMatchObject({
      ...{ note: null, booked: null, use: 'budgets.bar.posts.use' },
    });
    expect(budgetWords(aBudget({ kind: 'money' })).use).toBe('budgets.bar.money.use');
  });

  it('never fill more than their bar', () => {
    expect(budgetShares({ used: 8, booked: 1, limit: 10 })).toEqual({ used: 80, booked: 10 });
    expect(budgetShares({ used: 8, booked: 9, limit: 10 })).toEqual({ used: 80, booked: 20 });
    expect(budgetShares({ used: 12, booked: 3, limit: 10 })).toEqual({ used: 100, booked: 0 });
    expect(budgetShares({ used: 0, booked: 0, limit: 0 })).toEqual({ used: 100, booked: 0 });
  });
});

describe('the log of AI calls', () => {
  const VIEW = { search: '', sort: 'newest', page: 2, pageSize: 20 } as const;

  it('has words for every outcome and purpose', () => {
    expect([...OUTCOMES].sort()).toEqual([...aiOutcomeSchema.options].sort());
    expect(Object.keys(PURPOSE_TEXT).sort()).toEqual([...aiPurposeSchema.options].sort());
  });

  it('asks for what the address says, as the server takes it', () => {
    const filters = { month: '2026-10', provider: 'gemini', outcome: 'cached' };
    const query = usageQueryOf({ ...VIEW, filters });
    expect(aiUsageQuerySchema.parse(query)).toEqual({ ...filters, page: 2, pageSize: 20 });
  });

  it('takes what the address says wrongly as not said', () => {
    const filters = { month: '2026-13', provider: 'nobody', outcome: 'fine' };
    expect(usageQueryOf({ ...VIEW, filters })).toEqual({ page: 2, pageSize: 20 });
  });

  it('offers a year back, and the chosen month', () => {
    const months = offeredMonths('2026-02', undefined);
    expect([months[0], months[2], months.at(-1)]).toEqual(['2026-02', '2025-12', '2025-02']);
    expect(offeredMonths('2026-02', '2024-05').at(-1)).toBe('2024-05');
  });
});
