import type { AdminClient } from '../../../scripts/person/admin-client';
import { startTestApp, type TestApp } from '../harness/app';
import { distributeArticle, run, sweep, workOff, type Distributed } from '../harness/deliveries';
import { asAdmin, blueskyAccount } from '../harness/people';
import { rowOf, tablesOf } from '../harness/rows';

const PARTS = ['first', 'second', 'third', 'fourth'];

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
}, 90_000);

afterAll(async () => {
  await app?.close();
});

afterEach(() => {
  app.sandbox.faults.clear();
});

const idOf = ({ deliveryIds }: Distributed): number => deliveryIds[0] ?? 0;
const rowFor = (one: Distributed) => rowOf(tablesOf(app).deliveries, idOf(one));

/** A delivery of several posts. */
const aThread = async (name: string): Promise<Distributed> => {
  const one = await distributeArticle(app, admin);
  const { content } = await rowFor(one);
  const parts = PARTS.map((place) => ({ text: `The ${place} part of thread ${name}`, media: [] }));
  await tablesOf(app).deliveries.updateMany({
    where: { id: idOf(one) },
    data: { content: { ...content, card: null, parts } },
  });
  return one;
};

/** Texts of the visible posts since, in the order they appeared. */
const feed = (): (() => string[]) => {
  const before = app.sandbox.ledger.all().length;
  return () =>
    app.sandbox.ledger
      .all()
      .slice(before)
      .map(
        ({ sameness }) =>
          /(\w+) part of thread (\w+)/.exec(sameness)?.slice(1).join(' ') ?? 'single'
      );
};

const ofThread = (name: string): string[] => PARTS.map((place) => `${place} ${name}`);

describe('the threads of one account', () => {
  it('go out one after the other, their parts in order and nothing in between', async () => {
    const texts = feed();
    const slow = { platform: 'bluesky', operation: 'create-post', kind: 'delay' } as const;
    app.sandbox.faults.add({ ...slow, ms: 150, times: -1 });
    const threads = [await aThread('A'), await aThread('B')];
    const single = await distributeArticle(app, admin);
    const first = run(app, idOf(threads[0] as Distributed));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await run(app, idOf(single));
    const waiting = await rowFor(single);
    expect(waiting).toMatchObject({ state: 'queued', attempts: 0 });
    expect(waiting.reason).toBe('Another thread of @harbourlight.test goes out first.');
    await Promise.all([first, run(app, idOf(threads[1] as Distributed))]);
    for (const { documentId } of [...threads, single]) await workOff(app, documentId);
    const [ofA, rest] = [texts().slice(0, 4), texts().slice(4)];
    expect(ofA).toEqual(ofThread('A'));
    expect(rest.filter((text) => text !== 'single')).toEqual(ofThread('B'));
    expect(rest).toHaveLength(5);
    const place = rest.indexOf('single');
    expect([0, 4]).toContain(place);
  });

  it('resume at the missing part after a worker died between two parts', async () => {
    const texts = feed();
    const thread = await aThread('C');
    const stop = { platform: 'bluesky', operation: 'create-post', kind: 'status' } as const;
    app.sandbox.faults.add({ ...stop, skip: 2, status: 503, times: 1 });
    await run(app, idOf(thread));
    const broken = await rowFor(thread);
    expect(broken.posted).toHaveLength(2);
    const dead = { leaseToken: 'dead', leaseOwner: 'dead', leaseUntil: new Date(Date.now() - 1) };
    await tablesOf(app).deliveries.updateMany({
      where: { id: idOf(thread) },
      data: { ...dead, state: 'committing' },
    });
    await sweep(app);
    await workOff(app, thread.documentId);
    const row = await rowFor(thread);
    expect(row.state).toBe('published');
    expect(row.posted).toHaveLength(4);
    expect(texts()).toEqual(ofThread('C'));
  });

  it('do not wait for ever for a thread whose worker died', async () => {
    const texts = feed();
    await app.strapi.db.query('plugin::social-distribution.connection').updateMany({
      where: { platform: 'bluesky' },
      data: { threadToken: 'dead', threadUntil: new Date(Date.now() + 1_500) },
    });
    const thread = await aThread('D');
    await run(app, idOf(thread));
    expect((await rowFor(thread)).state).toBe('queued');
    await workOff(app, thread.documentId);
    expect(texts()).toEqual(ofThread('D'));
  });
});
