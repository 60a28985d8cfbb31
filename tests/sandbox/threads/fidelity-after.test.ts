import { startPublishing, type PublishingForTest } from './publishing-for-test';
import { codesOf, errorOf } from './threads-for-test';

const HOUR_MS = 3_600_000;

let test: PublishingForTest;
beforeEach(async () => {
  test = await startPublishing();
});
afterEach(() => test.close());

const text = (words: string, more: Record<string, string> = {}) => ({
  media_type: 'TEXT',
  text: words,
  ...more,
});

describe('insights and deletion (§6, §7)', () => {
  it('grow with time', async () => {
    const id = await test.visible(text('Hello'));
    await test.visible(text('reply', { reply_to_id: id }));
    const metric = 'views,likes,replies,reposts,quotes,shares';
    const figures = async () =>
      (await test.get(`/${id}/insights`, { metric })).json.data as {
        name: string;
        period: string;
        values: [{ value: number }];
      }[];
    test.threads.world.clock.advance(HOUR_MS);
    const early = await figures();
    test.threads.world.clock.advance(24 * HOUR_MS);
    const late = await figures();
    expect(early.map(({ name, period }) => [name, period])).toEqual(
      metric.split(',').map((name) => [name, 'lifetime'])
    );
    expect(late[0]?.values[0].value).toBeGreaterThan(early[0]?.values[0].value ?? Infinity);
    expect(late[2]?.values[0].value).toBe(1);
  });

  it('want their permission, a known metric and an own post', async () => {
    const id = await test.visible(text('Hello'));
    const ask = (metric: string, token?: string) => test.get(`/${id}/insights`, { metric }, token);
    const narrow = test.tokenOf('harbourlightweekly', 'threads_manage_insights');
    expect(errorOf(await ask('likes', narrow)).code).toBe(10);
    expect(errorOf(await ask('shoes')).code).toBe(100);
    expect(codesOf(await ask('likes', test.tokenOf('saltmarsh.press')))).toEqual([100, 33]);
  });

  it('delete own posts only, once, with their permission', async () => {
    const id = await test.visible(text('Hello'));
    expect(codesOf(await test.remove(id, test.tokenOf('saltmarsh.press')))).toEqual([100, 33]);
    const narrow = test.tokenOf('harbourlightweekly', 'threads_delete');
    expect(errorOf(await test.remove(id, narrow)).code).toBe(10);
    expect((await test.remove(id)).json).toEqual({ success: true, deleted_id: id });
    expect(codesOf(await test.remove(id))).toEqual([100, 33]);
    expect(test.threads.world.ledger.summary().posts).toBe(1);
  });
});

describe('versions and faults', () => {
  it('serves no other version', async () => {
    const path = `/v9.9/me?access_token=${test.token}`;
    const { status, json } = await test.threads.send(path, {});
    expect([status, json.error]).toMatchObject([400, { code: 2500 }]);
  });

  it.each<[string, () => Promise<{ status: number }>]>([
    ['create-container', () => test.create({})],
    ['publish', () => test.publish('1')],
    ['publishing-limit', () => test.get('/me/threads_publishing_limit')],
    ['list-posts', () => test.get('/me/threads')],
    ['list-replies', () => test.get('/me/replies')],
    ['read-post', () => test.get('/17000000000000000')],
    ['container-status', async () => test.get(`/${await test.container(text('Hello'))}`)],
    ['replies', () => test.get('/1/replies')],
    ['conversation', () => test.get('/1/conversation')],
    ['insights', () => test.get('/1/insights')],
    ['delete', () => test.remove('1')],
  ])('lets faults strike %s', async (operation, call) => {
    test.threads.world.faults.add({ platform: 'threads', operation, kind: 'status', status: 503 });
    expect((await call()).status).toBe(503);
  });
});
