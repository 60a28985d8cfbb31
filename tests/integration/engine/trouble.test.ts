import { setTimeout as sleep } from 'node:timers/promises';

import type { AdminClient } from '../../../scripts/person/admin-client';
import type { Fault, SandboxOptions } from '../../../sandbox/src';
import { getService } from '../../../server/src/services/get-service';
import { anArticle, ARTICLE } from '../harness/articles';
import { startTestApp, type TestApp } from '../harness/app';
import {
  countPosts,
  deliveriesOf,
  deliveriesWhen,
  describeDeliveries,
  distributeArticle,
  settled,
} from '../harness/deliveries';
import { freePort } from '../harness/environment';
import { asAdmin, connectEverything } from '../harness/people';
import { aPicture } from '../harness/pictures';
import { tablesOf } from '../harness/rows';

const EVERYWHERE = ['bluesky', 'linkedin', 'x'];
const PUBLISHED = ['bluesky published', 'linkedin published', 'x published'];
/** How long the plugin waits for an answer of X; as in real life unless a test is about it. */
const PATIENCE = 'plugin::social-distribution.http.timeoutMs';
const REAL_PATIENCE_MS = 30_000;
const SHORT_PATIENCE_MS = 1_000;
const HOUR_MS = 60 * 60_000;
const MINUTE_MS = 60_000;

let app: TestApp;
let admin: AdminClient;
let onExchange: NonNullable<SandboxOptions['onExchange']>;

beforeAll(async () => {
  onExchange = () => undefined;
  app = await startTestApp({ onExchange: (exchange) => onExchange(exchange) });
  admin = await asAdmin(app);
  await connectEverything(app, admin);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

afterEach(() => {
  app.sandbox.faults.clear();
  app.sandbox.platforms.x.actions.configure?.({ indexingLagMs: 0 });
  app.strapi.config.set(PATIENCE, REAL_PATIENCE_MS);
  onExchange = () => undefined;
});

const fault = (platform: string, details: Partial<Fault> & Pick<Fault, 'kind'>): void =>
  app.sandbox.faults.add({ platform, operation: 'create-post', ...details });

const inOneSecond = () => String(Math.ceil(Date.now() / 1000) + 1);

/** How each platform says when the next call is allowed. */
const waitHeaders = (): Record<string, Record<string, string>> => ({
  x: {
    'x-rate-limit-limit': '100',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': inOneSecond(),
  },
  linkedin: { 'retry-after': '1' },
  bluesky: {
    'ratelimit-limit': '100',
    'ratelimit-remaining': '0',
    'ratelimit-reset': inOneSecond(),
  },
});

/** No platform takes a post, or answers, until it is let go. */
const holdPlatforms = (): { letGo: () => void } => {
  const { clock } = app.sandbox;
  const { sleep: inTime } = clock;
  let end: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (end = resolve));
  clock.sleep = () => held;
  for (const platform of EVERYWHERE) fault(platform, { kind: 'delay' });
  const letGo = () => {
    clock.sleep = inTime;
    end();
  };
  return { letGo };
};

const eventsOf = async (deliveryId: number): Promise<string[]> => {
  const path = `/api/admin/distribution/deliveries/${deliveryId}`;
  const { data } = await admin.request<{ data: { events: { event: string }[] } }>('GET', path);
  return data.events.map(({ event }) => event);
};

/** Waits until the delivery has these events among its own, in this order; a repeated one counts once. */
const waitForEvents = async (deliveryId: number, wanted: string[]): Promise<void> => {
  for (const until = Date.now() + 20_000; Date.now() < until; await sleep(20)) {
    const events = (await eventsOf(deliveryId)).filter((event) => wanted.includes(event));
    const seen = events.filter((event, at) => event !== events[at - 1]);
    if (wanted.every((event, at) => seen[at] === event)) return;
  }
  throw new Error(`Not seen in time: ${wanted.join(', ')}`);
};

const statesOf = async (documentId: string): Promise<string[]> =>
  describeDeliveries(await settled(app, documentId)).sort();

describe('posted once on every platform although', () => {
  it.each<[string, Omit<Fault, 'platform' | 'operation'>]>([
    ['the answer is lost', { kind: 'commit-then-drop' }],
    ['a proxy answers 503 after the post', { kind: 'commit-then-status', status: 503 }],
    ['the answer is cut off', { kind: 'commit-then-cut' }],
    ['the connection dies before the post', { kind: 'drop-before' }],
    ['the platform answers 503 without posting', { kind: 'status', status: 503 }],
  ])('%s', async (_, details) => {
    for (const platform of EVERYWHERE) fault(platform, details);
    const posts = countPosts(app);
    const { documentId, deliveryIds } = await distributeArticle(app, admin);
    expect(await statesOf(documentId)).toEqual(PUBLISHED);
    expect(posts.since()).toEqual(EVERYWHERE);
    expect(app.sandbox.faults.pending()).toEqual([]);
    for (const id of deliveryIds) expect(await eventsOf(id)).toContain('doubt');
  });

  it('the platform asks to wait', async () => {
    const headers = waitHeaders();
    for (const platform of EVERYWHERE) {
      fault(platform, { kind: 'status', status: 429, headers: headers[platform] });
    }
    const posts = countPosts(app);
    const startedAt = Date.now();
    const { documentId, deliveryIds } = await distributeArticle(app, admin);
    expect(await statesOf(documentId)).toEqual(PUBLISHED);
    expect(posts.since()).toEqual(EVERYWHERE);
    for (const id of deliveryIds) expect(await eventsOf(id)).toContain('hold');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1_000);
  });

  it('uploading a picture fails at first', async () => {
    const uploads = { x: 'upload-append', linkedin: 'upload-bytes', bluesky: 'upload-bytes' };
    for (const [platform, operation] of Object.entries(uploads)) {
      fault(platform, { operation, kind: 'status', status: 500 });
    }
    const posts = countPosts(app);
    const gallery = [await aPicture(app), await aPicture(app)];
    const { documentId } = await distributeArticle(app, admin, { gallery });
    expect(await statesOf(documentId)).toEqual(PUBLISHED);
    expect(posts.since()).toEqual(EVERYWHERE);
    expect(app.sandbox.faults.pending()).toEqual([]);
    for (const { content } of await deliveriesOf(app, documentId)) {
      expect(content.parts[0]?.media).toHaveLength(2);
    }
  });

  it('X answers too late', async () => {
    app.strapi.config.set(PATIENCE, SHORT_PATIENCE_MS);
    fault('x', { kind: 'commit-then-delay', ms: 2 * SHORT_PATIENCE_MS });
    const posts = countPosts(app);
    const { documentId, deliveryIds } = await distributeArticle(app, admin, { platform: 'x' });
    expect(await statesOf(documentId)).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
    expect(await eventsOf(deliveryIds[0] ?? 0)).toContain('doubt');
  });

  it('X makes the post after its answer was given up, while it is looked for', async () => {
    app.strapi.config.set(PATIENCE, SHORT_PATIENCE_MS);
    fault('x', { kind: 'delay', ms: 1.5 * SHORT_PATIENCE_MS });
    const posts = countPosts(app);
    const { documentId, deliveryIds } = await distributeArticle(app, admin, { platform: 'x' });
    expect(await statesOf(documentId)).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
    expect(await eventsOf(deliveryIds[0] ?? 0)).toContain('doubt');
  });

  it('X shows the post late and cannot be asked at first', async () => {
    const { configure } = app.sandbox.platforms.x.actions;
    configure?.({ indexingLagMs: 600 });
    fault('x', { kind: 'commit-then-drop' });
    fault('x', { operation: 'list-posts', kind: 'status', status: 503, times: 2 });
    const posts = countPosts(app);
    const { documentId } = await distributeArticle(app, admin, { platform: 'x' });
    expect(await statesOf(documentId)).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
  });

  it('X shows the post only after it was given up, and refuses a second one', async () => {
    const { configure } = app.sandbox.platforms.x.actions;
    configure?.({ indexingLagMs: HOUR_MS });
    onExchange = ({ platform, status }) => {
      if (platform === 'x' && status === 403) configure?.({ indexingLagMs: 0 });
    };
    fault('x', { kind: 'commit-then-drop' });
    const posts = countPosts(app);
    const { documentId, deliveryIds } = await distributeArticle(app, admin, { platform: 'x' });
    await waitForEvents(deliveryIds[0] ?? 0, ['doubt', 'absent', 'doubt']);
    expect(await statesOf(documentId)).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
  });
});

describe('a post that X calls a duplicate of one it never shows', () => {
  it('is left to a person, who is told what to look for', async () => {
    const { configure } = app.sandbox.platforms.x.actions;
    configure?.({ indexingLagMs: HOUR_MS });
    fault('x', { kind: 'commit-then-drop' });
    const posts = countPosts(app);
    const { documentId } = await distributeArticle(app, admin, { platform: 'x' });
    const [delivery] = await deliveriesWhen(app, documentId, ([row]) =>
      Boolean(row && row.state === 'unknown' && row.dueAt === null)
    );
    expect(delivery?.reason).toBe(
      'X says that @harbourlight shows this post already, but we cannot find it there. Look at the account and tell us what you see.'
    );
    expect(posts.since()).toEqual(['x']);
  });
});

describe('an outcome that LinkedIn cannot tell', () => {
  it('is asked about again when the answer to the question is lost as well', async () => {
    fault('linkedin', { kind: 'commit-then-drop', times: 2 });
    const posts = countPosts(app);
    const { documentId } = await distributeArticle(app, admin, { platform: 'linkedin' });
    expect(await statesOf(documentId)).toEqual(['linkedin published']);
    expect(posts.since()).toEqual(['linkedin']);
  });

  it('is left to a person, and nothing is posted twice', async () => {
    fault('linkedin', { kind: 'commit-then-drop', times: 4 });
    const posts = countPosts(app);
    const { documentId, deliveryIds } = await distributeArticle(app, admin, {
      platform: 'linkedin',
    });
    const [delivery] = await settled(app, documentId);
    expect(delivery?.state).toBe('unknown');
    expect(delivery?.reason).toMatch(/^LinkedIn did not confirm the post.*paste the link/);
    expect(posts.since()).toEqual(['linkedin']);
    const path = `/api/admin/distribution/deliveries/${deliveryIds[0]}/resolve`;
    const url = 'https://www.linkedin.com/feed/update/urn:li:share:1/';
    await admin.request('POST', path, { outcome: 'posted', url });
    expect(await settled(app, documentId)).toMatchObject([
      { state: 'published', platformUrl: url },
    ]);
    expect(posts.since()).toEqual(['linkedin']);
  });
});

describe('a platform that is down', () => {
  const API = 'plugin::social-distribution.platforms.x.baseUrls.api';

  afterEach(() => {
    app.strapi.config.set(API, app.sandbox.urls.x);
  });

  it('keeps the delivery queued with a reason until it is back', async () => {
    app.strapi.config.set(API, `http://127.0.0.1:${await freePort()}`);
    const posts = countPosts(app);
    const { documentId } = await distributeArticle(app, admin, { platform: 'x' });
    const [waiting] = await deliveriesWhen(app, documentId, ([row]) =>
      Boolean(row?.state === 'queued' && row.attempts >= 2)
    );
    expect(waiting?.reason).toMatch(/^Attempt \d did not reach X: /);
    expect(posts.since()).toEqual([]);
    app.strapi.config.set(API, app.sandbox.urls.x);
    expect(await statesOf(documentId)).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
  });

  it('does not keep the editor waiting when they publish', async () => {
    const platforms = holdPlatforms();
    const posts = countPosts(app);
    await admin.addRule({ name: 'Articles everywhere', contentType: ARTICLE });
    const documentId = await admin.createArticle(anArticle());
    try {
      await admin.publishArticle(documentId, 'en', anArticle());
      expect(posts.since()).toEqual([]);
    } finally {
      platforms.letGo();
    }
    expect(await statesOf(documentId)).toEqual(PUBLISHED);
    expect(app.sandbox.faults.pending()).toEqual([]);
    const [rule] = await admin.rules();
    await admin.request('DELETE', `/api/admin/distribution/rules/${rule?.id}`);
  });
});

describe('a wiped queue', () => {
  it('is rebuilt from the database within a minute', async () => {
    const posts = countPosts(app);
    const { documentId, deliveryIds } = await distributeArticle(app, admin, { inMs: HOUR_MS });
    await app.wipeQueue();
    expect(posts.since()).toEqual([]);
    expect(deliveryIds).toHaveLength(3);
    const startedAt = Date.now();
    // As if that hour were over: only the database knows.
    await tablesOf(app).deliveries.updateMany({
      where: { entryDocumentId: documentId },
      data: { dueAt: new Date(startedAt) },
    });
    const arePublished = (rows: { state: string }[]) =>
      rows.every(({ state }) => state === 'published');
    const deliveries = await deliveriesWhen(app, documentId, arePublished, MINUTE_MS);
    expect(Date.now() - startedAt).toBeLessThan(MINUTE_MS);
    expect(describeDeliveries(deliveries).sort()).toEqual(PUBLISHED);
    expect(posts.since()).toEqual(EVERYWHERE);
  }, 150_000);
});

describe('a restart', () => {
  it('publishes what was queued meanwhile', async () => {
    const posts = countPosts(app);
    await getService(app.strapi, 'workers').stop(5_000);
    const { documentId } = await distributeArticle(app, admin);
    await app.stop();
    expect(posts.since()).toEqual([]);
    await app.start();
    expect(await statesOf(documentId)).toEqual(PUBLISHED);
    expect(posts.since()).toEqual(EVERYWHERE);
  }, 60_000);
});

describe('after all of this', () => {
  it('no post is visible twice', () => {
    expect(app.sandbox.ledger.summary().duplicates).toEqual([]);
  });
});
