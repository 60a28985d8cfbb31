import { bulkCsvFieldsSchema, BULK_STATES, type BulkOrderView } from '../../../contracts/bulk';
import { commentProblem, namedResults } from '../../../admin/src/pages/approvals/approval-words';
import {
  actionsOf,
  orderPollMs,
  postCountsOf,
  progressOf,
} from '../../../admin/src/pages/bulk/order-look';
import {
  formDataOf,
  newOrderForm,
  orderProblems,
  SAMPLE_CSV,
  type OrderForm,
} from '../../../admin/src/pages/bulk/order-form';

const ARTICLE = 'api::article.article';
const counts = { waiting: 0, done: 0, skipped: 0, failed: 0, bad: 0, cancelled: 0 };

type Looked = Pick<BulkOrderView, 'state' | 'counts' | 'deliveries'>;
const anOrder = (over: Partial<Looked> = {}): Looked => ({
  ...{ state: 'running', counts, deliveries: {} },
  ...over,
});

describe('how far a bulk order is', () => {
  it('is told in whole percent, and 100 only when all is worked off', () => {
    const order = anOrder({ counts: { ...counts, waiting: 1, done: 996, failed: 2, bad: 1 } });
    expect(progressOf(order)).toEqual({ total: 1_000, worked: 999, percent: 99, problems: 3 });
    expect(progressOf(anOrder()).percent).toBe(100);
  });

  it('sums its posts up', () => {
    const deliveries = { published: 5, queued: 2, held: 1, failed: 1, unknown: 1, cancelled: 4 };
    expect(postCountsOf({ deliveries })).toEqual({ published: 5, waiting: 3, failed: 2 });
  });

  it('is asked for again only while something moves', () => {
    const ask = (over: Partial<Looked>) => orderPollMs(anOrder(over));
    expect(orderPollMs(undefined)).toBe(0);
    expect(ask({ state: 'running' })).toBe(2_000);
    expect(ask({ state: 'done', deliveries: { queued: 1 } })).toBe(10_000);
    expect(ask({ state: 'done', deliveries: { published: 3, failed: 1 } })).toBe(0);
    for (const state of ['draft', 'paused', 'cancelled'] as const) {
      expect(ask({ state, deliveries: { queued: 1 } })).toBe(0);
    }
  });
});

describe('what can be done with a bulk order', () => {
  it('is what its state allows', () => {
    const clean = BULK_STATES.map((state) => actionsOf(anOrder({ state })));
    expect(clean).toEqual([
      ['cancel'],
      ['pause', 'cancel'],
      ['resume', 'cancel'],
      ['pause', 'cancel'],
      [],
    ]);
  });

  it('is to start where a row can go out, and to try again what came to nothing', () => {
    const waiting = { ...counts, waiting: 2, bad: 1 };
    expect(actionsOf(anOrder({ state: 'draft', counts: waiting }))).toEqual([
      'start',
      'retry',
      'cancel',
    ]);
    const failed = { ...counts, failed: 1 };
    expect(actionsOf(anOrder({ state: 'done', counts: failed }))[0]).toBe('retry');
    expect(actionsOf(anOrder({ state: 'cancelled', counts: failed }))).toEqual([]);
  });
});

describe('the form of an upload', () => {
  const file = new File(['slug\na\n'], 'plan.csv', { type: 'text/csv' });
  const filled = (over: Partial<OrderForm> = {}): OrderForm => ({
    ...newOrderForm(ARTICLE, 'Europe/Lisbon'),
    file,
    ...over,
  });
  const fieldsOf = (form: OrderForm) => {
    const { file: sent, ...fields } = Object.fromEntries(formDataOf(form, 3).entries());
    return { sent, fields: bulkCsvFieldsSchema.parse(fields) };
  };

  it('is taken by the server as it was meant', () => {
    const { sent, fields } = fieldsOf(filled({ name: ' Regatta ', again: true }));
    expect(sent).toBeInstanceOf(File);
    expect(fields).toEqual({
      ...{ siteId: 3, name: 'Regatta', targetIds: null, times: { kind: 'soon' }, again: true },
      ...{ contentType: ARTICLE, zone: 'Europe/Lisbon' },
    });
  });

  it('says when a period is by the clock of its zone', () => {
    const period = {
      times: 'spread',
      from: '2030-07-01T09:00',
      until: '2030-12-24T18:00',
    } as const;
    const form = filled({ ...period, zone: 'Europe/Berlin', reach: 'some', targetIds: [7] });
    expect(fieldsOf(form).fields).toMatchObject({
      times: {
        kind: 'spread',
        from: '2030-07-01T07:00:00.000Z',
        until: '2030-12-24T17:00:00.000Z',
      },
      targetIds: [7],
    });
  });

  it('says what is missing before anything is sent', () => {
    expect(orderProblems(filled({ file: null }))).toEqual({ file: 'bulk.form.file.missing' });
    const large = new File([new Uint8Array(5_000_001)], 'large.csv');
    expect(orderProblems(filled({ file: large }))).toEqual({ file: 'bulk.form.file.large' });
    const spread = { times: 'spread', from: '2030-01-02T00:00' } as const;
    expect(orderProblems(filled({ ...spread, until: '' }))).toEqual({
      until: 'bulk.form.until.missing',
    });
    expect(orderProblems(filled({ ...spread, until: '2030-01-01T00:00' }))).toEqual({
      until: 'bulk.form.until.early',
    });
    expect(orderProblems(filled({ reach: 'some' }))).toEqual({
      targetIds: 'rules.targets.missing',
    });
    expect(orderProblems(filled())).toEqual({});
  });

  it('offers a file in which every line has all columns', () => {
    const [head = '', ...lines] = SAMPLE_CSV.trim().split('\r\n');
    for (const line of lines) expect(line.split(',')).toHaveLength(head.split(',').length);
  });
});

describe('deciding about approvals', () => {
  it('tells of each by its name, and first of what did not go as wanted', () => {
    const results = [
      { id: 1, outcome: 'approved' as const, reason: null },
      { id: 2, outcome: 'changed' as const, reason: 'Look again.' },
      { id: 3, outcome: 'approved' as const, reason: null },
    ];
    const approvals = [
      { id: 1, entryTitle: 'Tides' },
      { id: 2, entryTitle: 'Boats' },
    ];
    expect(namedResults(results, approvals).map(({ id, title }) => [id, title])).toEqual([
      [2, 'Boats'],
      [1, 'Tides'],
      [3, null],
    ]);
  });

  it('needs a reason to reject, and none to approve', () => {
    expect(commentProblem(' ', true)).toBe('approvals.comment.missing');
    expect(commentProblem('', false)).toBeNull();
    expect(commentProblem('x'.repeat(2_001), false)).toBe('approvals.comment.long');
  });
});
