import type { DispatchResponse, PreviewResponse } from '../../contracts/dispatch';
import type { Forecast } from '../../contracts/quotas';
import { getService } from '../../server/src/services/get-service';
import { ApprovalWorld } from './harness/approval-world';
import { aPublishedArticle } from './harness/articles';
import type { Member } from './harness/people';
import { freeAll } from './harness/quota-uses';
import { entryOf, type SiteWorld } from './harness/site-world';
import { anAccountOf, type SiteAccount } from './harness/sites';

let world: ApprovalWorld;
let sites: SiteWorld;
let accounts: readonly [SiteAccount, SiteAccount, SiteAccount];
let siteId: number;

beforeAll(async () => {
  world = await ApprovalWorld.start();
  ({ sites } = world);
  siteId = sites.sites.main.id;
  const another = () => anAccountOf(world.app, siteId);
  accounts = [sites.accounts.main, await another(), await another()];
}, 90_000);

afterAll(async () => {
  await world?.app.close();
});

afterEach(async () => {
  await freeAll(world.app);
  await save({ budgets: { posts: [] }, approval: 'required' });
});

const save = (changes: object) => sites.put(sites.chief, `/sites/${siteId}`, changes);
const perDay = (posts: number, mode = 'hard') =>
  save({ budgets: { posts: [{ platform: null, per: 'day', posts, mode }] } });
const targetIds = () => accounts.map(({ targetId }) => targetId);

const previewOf = async (
  body: object,
  member: Member = sites.chief
): Promise<PreviewResponse['targets']> => {
  const { data } = await sites.post(member, '/preview?site=default', body);
  return (data as PreviewResponse).targets;
};

const dispatch = async (body: object, member: Member = sites.chief): Promise<DispatchResponse> =>
  (await sites.post(member, '/dispatch?site=default', body)).data as DispatchResponse;

describe('posts of one order that share a budget', () => {
  it('are counted one after the other in the preview', async () => {
    await perDay(2);
    const targets = await previewOf(entryOf(await aPublishedArticle(world.app)));
    expect(targets.map(({ quota }) => quota.level)).toEqual(['ok', 'ok', 'full']);
    expect(targets.map(({ quota }) => quota.remaining)).toEqual([2, 1, 0]);
    const [last] = targets.slice(-1);
    expect(last?.quota.reason).toContain('allows 2 posts in a day');
    expect(Date.parse(last?.quota.nextFreeAt ?? '')).toBeGreaterThan(Date.now());
    expect(last?.problems.map(({ code }) => code)).toContain('QUOTA_WAITS');
  });

  it('take nothing from others when they went out before', async () => {
    await perDay(2);
    const body = entryOf(await aPublishedArticle(world.app));
    const [done] = targetIds();
    await dispatch({ ...body, targetIds: [done] });
    const targets = await previewOf(body);
    expect(targets.map(({ isDone, quota }) => [isDone, quota.level])).toEqual([
      [true, 'full'],
      [false, 'ok'],
      [false, 'ok'],
    ]);
  });

  it('are warned of one by one when a soft budget is passed', async () => {
    await perDay(1, 'soft');
    const targets = await previewOf(entryOf(await aPublishedArticle(world.app)));
    const passed = targets.map(({ problems }) =>
      problems.some(({ code }) => code === 'BUDGET_PASSED')
    );
    expect(passed).toEqual([false, true, true]);
  });

  it('are counted in the answer to a dispatch', async () => {
    await perDay(1);
    const { forecasts } = await dispatch(entryOf(await aPublishedArticle(world.app)));
    expect(forecasts.map(({ reason }) => reason === null)).toEqual([true, false, false]);
    const times = forecasts.map(({ goesOutAt }) => Date.parse(goesOutAt ?? ''));
    expect(times[1]).toBeGreaterThan(Date.now());
    expect(times[2]).toBeGreaterThan(times[1] ?? Infinity);
  });

  it('are counted in a forecast of many', async () => {
    await perDay(3);
    const body = { targetIds: targetIds(), posts: 2 };
    const { data } = await sites.post(sites.chief, '/quotas/forecast?site=default', body);
    const times = (data as Forecast[]).map((one) => one.times.map((at) => Date.parse(at)));
    const tomorrow = times[0]?.[1];
    expect(times.map(([, second]) => second)).toEqual([tomorrow, tomorrow, tomorrow]);
    expect(tomorrow).toBeGreaterThan(times[2]?.[0] ?? Infinity);
  });
});

describe('an order that was repeated', () => {
  it('does not promise what was cancelled', async () => {
    const body = {
      ...entryOf(await aPublishedArticle(world.app)),
      ...{ targetIds: targetIds().slice(0, 1), idempotencyKey: 'tide-tables-again' },
    };
    const { deliveryIds } = await dispatch(body);
    await getService(world.app.strapi, 'decisions').cancel(deliveryIds[0] ?? 0, 'Not wanted.');
    const { forecasts } = await dispatch(body);
    expect(forecasts).toMatchObject([{ goesOutAt: null, reason: 'Not wanted.' }]);
  });
});

describe('whoever may not approve', () => {
  it('reads in the preview that the posts would wait, and others do not', async () => {
    const body = entryOf(await aPublishedArticle(world.app));
    for (const { waitsForApproval, waits } of await previewOf(body, world.writer)) {
      expect(waitsForApproval).toBe(true);
      expect(waits).toMatch(/^The post would wait for somebody who may approve posts of /);
    }
    const [own] = await previewOf(body);
    expect(own).toMatchObject({ waitsForApproval: false, waits: null });
    await save({ approval: 'off' });
    expect((await previewOf(body, world.writer))[0]).toMatchObject({ waitsForApproval: false });
  });

  it('reads in the answer to a dispatch that it waits, until somebody has approved it', async () => {
    const body = {
      ...entryOf(await aPublishedArticle(world.app)),
      ...{ targetIds: targetIds().slice(0, 1), idempotencyKey: 'tide-tables-asked' },
    };
    const { waitsForApproval, forecasts, distributionId } = await dispatch(body, world.writer);
    expect(waitsForApproval).toBe(true);
    expect(forecasts).toMatchObject([{ goesOutAt: null }]);
    expect(forecasts[0]?.reason).toMatch(/^Waiting for somebody who may approve posts of /);
    const inbox = await world.inbox(world.approver);
    const asked = inbox.find((one) => one.distributionId === distributionId);
    const approval = { revision: asked?.revision };
    await sites.post(world.approver, `/approvals/${asked?.id}/approve`, approval);
    const again = await dispatch(body, world.writer);
    expect(again).toMatchObject({ distributionId, waitsForApproval: false });
    expect(again.forecasts[0]?.goesOutAt).not.toBeNull();
  });

  it('reads the same of what is planned for the publication, which has no posts yet', async () => {
    const body = {
      ...entryOf(await aPublishedArticle(world.app)),
      when: { kind: 'on_publish', offsetMinutes: 0 },
    };
    const planned = await dispatch(body, world.writer);
    expect(planned).toMatchObject({ deliveryIds: [], waitsForApproval: true });
    const own = { ...body, ...entryOf(await aPublishedArticle(world.app)) };
    expect((await dispatch(own)).waitsForApproval).toBe(false);
  });
});
