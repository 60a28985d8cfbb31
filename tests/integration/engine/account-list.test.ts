import type { ConnectionView } from '../../../contracts/connections';
import type { AdminClient } from '../../../scripts/person/admin-client';
import { startTestApp, type TestApp } from '../harness/app';
import { distributeArticle } from '../harness/deliveries';
import { DISTRIBUTION } from '../harness/http';
import { asAdmin, connectEverything } from '../harness/people';
import { tablesOf } from '../harness/rows';

let app: TestApp;
let admin: AdminClient;
/** Of four articles to three accounts each. */
let deliveries: { id: number; connectionId: number | null }[] = [];

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  for (let count = 0; count < 4; count += 1) await distributeArticle(app, admin);
  deliveries = await tablesOf(app).deliveries.findMany({ orderBy: { id: 'asc' } });
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const accountOn = async (platform: string): Promise<ConnectionView> => {
  const found = (await admin.connections()).find((one) => one.platform === platform);
  if (!found) throw new Error(`${platform} is not connected.`);
  return found;
};

/** The posts of an account, oldest first, become what a test needs. */
const turn = async (
  { id: connectionId }: ConnectionView,
  changes: readonly Record<string, unknown>[]
): Promise<void> => {
  const own = deliveries.filter((row) => row.connectionId === connectionId);
  for (const [index, data] of changes.entries()) {
    await tablesOf(app).deliveries.updateMany({ where: { id: own[index]?.id }, data });
  }
};

const out = (postedAt: string, platformUrl: string) => ({
  state: 'published',
  postedAt: new Date(postedAt),
  platformUrl,
});

describe('the list of accounts', () => {
  it('names the newest post of each by when it went out, not by when it was asked for', async () => {
    await turn(await accountOn('x'), [
      out('2026-11-03T10:00:00.000Z', 'https://x.example/1'),
      out('2026-11-05T10:00:00.000Z', 'https://x.example/2'),
      out('2026-11-04T10:00:00.000Z', 'https://x.example/3'),
      { state: 'failed', postedAt: new Date('2026-11-06T10:00:00.000Z') },
    ]);
    const { lastPost } = await accountOn('x');
    expect(lastPost).toEqual({ at: '2026-11-05T10:00:00.000Z', url: 'https://x.example/2' });
    expect((await accountOn('bluesky')).lastPost).toBeNull();
  });

  it('leads nowhere when the newest post was removed', async () => {
    const removed = out('2026-11-05T10:00:00.000Z', 'https://linkedin.example/1');
    await turn(await accountOn('linkedin'), [{ ...removed, removedAt: new Date() }]);
    const { lastPost } = await accountOn('linkedin');
    expect(lastPost).toEqual({ at: '2026-11-05T10:00:00.000Z', url: null });
  });

  it('counts what disconnecting would cancel', async () => {
    const bluesky = await accountOn('bluesky');
    expect(bluesky.waiting).toBe(4);
    await turn(bluesky, [{ state: 'held', waitsFor: 'quota' }, { state: 'preparing' }]);
    expect((await accountOn('bluesky')).waiting).toBe(3);
    const { data } = await admin.request<{ data: ConnectionView }>(
      'DELETE',
      `${DISTRIBUTION}/connections/${bluesky.id}`
    );
    expect(data.waiting).toBe(3);
    const cancelled = { connectionId: bluesky.id, state: 'cancelled' };
    expect(await tablesOf(app).deliveries.count({ where: cancelled })).toBe(3);
  });

  it('names who connected each, until that person is gone', async () => {
    const x = await accountOn('x');
    expect(x.owner).toBe('Ada Lamp');
    const { data } = await admin.request<{ data: ConnectionView }>(
      'POST',
      `${DISTRIBUTION}/connections/${x.id}/disable`
    );
    expect(data).toMatchObject({ owner: 'Ada Lamp', waiting: 0, lastPost: x.lastPost });
    await tablesOf(app).connections.updateMany({
      where: { id: x.id },
      data: { connectedBy: '999999' },
    });
    expect((await accountOn('x')).owner).toBeNull();
  });
});
