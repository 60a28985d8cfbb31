import type {
  ApprovalPage,
  ApprovalView,
  DecideManyResponse,
  DecisionResult,
} from '../../contracts/approvals';
import type { AuditPage } from '../../contracts/audit';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { TestApp } from './harness/app';
import {
  APPROVER_RIGHTS,
  withApprovalWorld,
  type ApprovalWorld,
  type Asked,
} from './harness/approval-world';
import { BulkArticles, BulkDesk, itemsOf } from './harness/bulk';
import { aMember, type Member } from './harness/people';
import { READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';

let world: ApprovalWorld;
let sites: SiteWorld;
let app: TestApp;

withApprovalWorld((started) => {
  world = started;
  ({ sites, app } = started);
});

const several = async (count: number): Promise<Asked[]> => {
  const all: Asked[] = [];
  for (let place = 0; place < count; place += 1) all.push(await world.asked());
  return all;
};

const seen = (all: readonly Asked[]) =>
  all.map(({ approval: { id, revision } }) => ({ id, revision }));

const decide = async (
  member: Member,
  decision: 'approve' | 'reject',
  body: object
): Promise<DecideManyResponse> => {
  const { status, message, data } = await sites.post(member, `/approvals/${decision}-many`, body);
  if (status !== 200) throw new Error(`${status}: ${message}`);
  return data as DecideManyResponse;
};

const outcomesOf = (results: readonly DecisionResult[]) => results.map(({ outcome }) => outcome);

const reword = (one: Asked) =>
  sites.put(world.writer, `/deliveries/${one.deliveryId}/content`, { texts: ['Other words.'] });

const auditOf = async (ids: readonly number[]) => {
  const { data } = await sites.get(sites.chief, '/audit?pageSize=100');
  return (data as AuditPage).entries.filter(
    ({ subject }) => subject.kind === 'approval' && ids.includes(Number(subject.id))
  );
};

describe('approving many', () => {
  it('lets each go, and writes each into the audit log', async () => {
    const all = await several(3);
    const { results, nextAfter } = await decide(world.approver, 'approve', {
      approvals: seen(all),
      comment: 'Fine.',
    });
    expect(nextAfter).toBeNull();
    expect(results).toEqual(
      all.map(({ approval: { id } }) => ({ id, outcome: 'approved', reason: null }))
    );
    for (const one of all) {
      expect((await world.deliveryOf(one)).state).toBe('queued');
      const { state, comments, decidedBy } = await world.approvalOf(one);
      expect({ state, decidedBy }).toEqual({
        state: 'approved',
        decidedBy: await world.nameOf(world.approver),
      });
      expect(comments.map(({ text }) => text)).toEqual(['Fine.']);
    }
    const entries = await auditOf(all.map(({ approval }) => approval.id));
    expect(entries.map(({ action }) => action)).toEqual(Array(3).fill('approval.approve'));
    expect(entries[0]?.after).toMatchObject({ state: 'approved', comment: 'Fine.' });
  });

  it('decides about each on its own: what changed, is over or not theirs stops none', async () => {
    const [good, changed, over, last] = (await several(4)) as [Asked, Asked, Asked, Asked];
    await reword(changed);
    await world.reject(world.approver, over);
    const approvals = seen([changed, good, over, last]);
    const { results } = await decide(world.approver, 'approve', {
      approvals: [...approvals, { id: 999_999, revision: 'none' }, approvals[1]],
    });
    expect(outcomesOf(results)).toEqual(['changed', 'approved', 'over', 'approved', 'refused']);
    expect(results[0]?.reason).toContain('was changed since you looked at it');
    expect(results[2]?.reason).toContain('rejected this already');
    expect(results[4]?.reason).toBe('This approval does not exist.');
    expect((await world.deliveryOf(changed)).waitsFor).toBe('approval');
    expect((await world.approvalOf(changed)).state).toBe('pending');
    expect((await world.deliveryOf(last)).state).toBe('queued');
  });

  it('refuses those of sites and entries that are not theirs', async () => {
    const [one] = (await several(1)) as [Asked];
    const foreign = await decide(world.northApprover, 'approve', { approvals: seen([one]) });
    expect(foreign.results).toEqual([
      {
        id: one.approval.id,
        outcome: 'refused',
        reason: expect.stringContaining('a site') as string,
      },
    ]);
    const blind = await aMember(app, rightsTo(APPROVER_RIGHTS));
    const unread = await decide(blind, 'approve', { approvals: seen([one]) });
    expect(unread.results[0]?.reason).toContain('You may not read the entry');
    expect((await world.approvalOf(one)).state).toBe('pending');
    expect(await auditOf([one.approval.id])).toEqual([]);
  });

  it('is for those who may approve, and of so many at once', async () => {
    const [one] = (await several(1)) as [Asked];
    const body = { approvals: seen([one]) };
    expect((await sites.post(world.writer, '/approvals/approve-many', body)).status).toBe(403);
    const approvals = Array.from({ length: 201 }, (_, id) => ({ id: id + 1, revision: 'x' }));
    const path = '/approvals/approve-many';
    expect((await sites.post(world.approver, path, { approvals })).status).toBe(400);
    for (const unclear of [{}, { ...body, bulkOrderId: 1 }, { ...body, after: 3 }]) {
      expect((await sites.post(world.approver, path, unclear)).status).toBe(400);
    }
    expect((await world.approvalOf(one)).state).toBe('pending');
  });

  it('is done once by two at the same moment', async () => {
    const all = await several(4);
    const body = { approvals: seen(all) };
    const answers = await Promise.all(
      [world.approver, world.otherApprover].map((member) => decide(member, 'approve', body))
    );
    for (const place of all.keys()) {
      const pair = answers.map(({ results }) => results[place]?.outcome).sort();
      expect(pair).toEqual(['approved', 'over']);
    }
    expect(await auditOf(all.map(({ approval }) => approval.id))).toHaveLength(4);
  });
});

describe('rejecting many', () => {
  it('cancels the posts of each with the comment as the reason', async () => {
    const all = await several(2);
    const ids = all.map(({ approval }) => approval.id);
    const comment = 'The times are those of May.';
    const { results } = await decide(world.approver, 'reject', { ids: [...ids, ids[0]], comment });
    expect(outcomesOf(results)).toEqual(['rejected', 'rejected']);
    for (const one of all) {
      const { state, reason } = await world.deliveryOf(one);
      expect(state).toBe('cancelled');
      expect(reason).toContain(comment);
    }
    const entries = await auditOf(ids);
    expect(entries.map(({ action }) => action)).toEqual(Array(2).fill('approval.reject'));
  });

  it('needs a comment', async () => {
    const answer = await sites.post(world.approver, '/approvals/reject-many', { ids: [1] });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.message).toContain('comment');
  });
});

describe('what waits of a bulk order', () => {
  let articles: BulkArticles;
  let desk: BulkDesk;

  beforeAll(() => {
    articles = new BulkArticles(app);
    desk = new BulkDesk(sites, world.writer);
  });

  const ordered = async (count: number) => {
    const ids = await articles.make(count);
    const order = await desk.order({ items: itemsOf(ids), start: true });
    await desk.workOff(order);
    return { ids, order };
  };

  /** In the inbox, oldest first. */
  const waitingOf = async (ids: readonly string[]): Promise<ApprovalView[]> => {
    const { data } = await sites.get(world.approver, '/approvals?pageSize=100');
    const { approvals } = data as ApprovalPage;
    return approvals.filter((one) => ids.includes(one.entryDocumentId)).reverse();
  };

  it('is approved as the order made it; what somebody reworded since is left', async () => {
    const { ids, order } = await ordered(3);
    const [reworded] = await articles.posts(ids);
    await sites.put(world.writer, `/deliveries/${reworded?.id}/content`, {
      texts: ['Other words.'],
    });
    const before = await waitingOf(ids);
    const { results, nextAfter } = await decide(world.approver, 'approve', {
      bulkOrderId: order.id,
    });
    expect(nextAfter).toBeNull();
    expect(results.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(outcomesOf(results).sort()).toEqual(['approved', 'approved', 'changed']);
    expect(results.find(({ outcome }) => outcome === 'changed')?.reason).toContain(
      'Somebody changed its posts after the order had made them'
    );
    expect((await articles.states(ids)).sort()).toEqual(['held', 'queued', 'queued']);
    const again = await decide(world.approver, 'approve', { bulkOrderId: order.id });
    expect(outcomesOf(again.results)).toEqual(['changed']);
  });

  it('goes on where the last page ended', async () => {
    const { ids, order } = await ordered(2);
    const [first, second] = await waitingOf(ids);
    const after = first?.id ?? 0;
    const body = { bulkOrderId: order.id, after, comment: 'Not this week.' };
    const { results } = await decide(world.approver, 'reject', body);
    expect(results).toEqual([{ id: second?.id, outcome: 'rejected', reason: null }]);
    expect((await articles.states(ids)).sort()).toEqual(['cancelled', 'held']);
  });

  it('stays with a paused order when it is approved, and goes out once that is resumed', async () => {
    const { ids, order } = await ordered(2);
    await desk.act(order, 'pause');
    const [first] = (await waitingOf(ids)) as [ApprovalView];
    const words = `The bulk order “${order.name}” is paused; it goes on when somebody resumes it.`;
    expect(first.note).toBe(words);
    const { data } = await sites.post(world.approver, `/approvals/${first.id}/approve`, {
      revision: first.revision,
    });
    expect(data).toMatchObject({ state: 'approved', note: words });
    const { results } = await decide(world.approver, 'approve', { bulkOrderId: order.id });
    expect(results).toMatchObject([{ outcome: 'approved', reason: words }]);
    expect(await articles.posts(ids)).toMatchObject(
      Array(2).fill({ state: 'held', waitsFor: null, dueAt: null, reason: words })
    );
    await desk.act(order, 'resume');
    expect(await articles.posts(ids)).toMatchObject(
      Array(2).fill({ state: 'queued', reason: null })
    );
    const after = await sites.get(world.approver, `/approvals/${first.id}`);
    expect(after.data).toMatchObject({ note: null });
  });

  it('is withdrawn when the order is cancelled', async () => {
    const { ids, order } = await ordered(2);
    const waiting = await waitingOf(ids);
    await desk.act(order, 'cancel');
    expect(await waitingOf(ids)).toEqual([]);
    for (const { id } of waiting) {
      const { data } = await sites.get(world.approver, `/approvals/${id}`);
      expect(data).toMatchObject({ state: 'closed' });
    }
    const approvals = waiting.map(({ id, revision }) => ({ id, revision }));
    const { results } = await decide(world.approver, 'approve', { approvals });
    expect(outcomesOf(results)).toEqual(['over', 'over']);
    expect(await articles.states(ids)).toEqual(['cancelled', 'cancelled']);
    const none = await decide(world.approver, 'approve', { bulkOrderId: order.id });
    expect(none.results).toEqual([]);
  });

  it('never slips past a pause that comes at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { ids, order } = await ordered(3);
      const approve = () => decide(world.approver, 'approve', { bulkOrderId: order.id });
      const pause = () => desk.act(order, 'pause');
      const both = round % 2 === 0 ? [approve, pause] : [pause, approve];
      await Promise.all(both.map((act) => act()));
      expect(await articles.states(ids)).toEqual(['held', 'held', 'held']);
      await desk.act(order, 'resume');
      expect(await articles.states(ids)).toEqual(['queued', 'queued', 'queued']);
    }
  });

  it('is not for those who may not approve on its site', async () => {
    const { order } = await ordered(1);
    const body = { bulkOrderId: order.id };
    const answer = await sites.post(world.northApprover, '/approvals/approve-many', body);
    expect(answer.status).toBe(403);
    const missing = { bulkOrderId: 999_999 };
    const unknown = await sites.post(world.approver, '/approvals/approve-many', missing);
    expect(unknown.status).toBe(404);
    const limited = rightsTo(APPROVER_RIGHTS, [THEIR_SITES]);
    const stranger = await aMember(app, [...limited, READ_ARTICLES]);
    expect((await sites.post(stranger, '/approvals/approve-many', body)).status).toBe(403);
  });
});
