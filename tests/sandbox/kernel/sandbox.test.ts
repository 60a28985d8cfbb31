import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startSandbox, type Sandbox } from '../../../sandbox/src';

const post = (url: string, body: unknown) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const blueskySession = async (base: string) => {
  const settings = await (await fetch(`${base}/settings/app-passwords`)).text();
  const password = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/.exec(settings)?.[0];
  const response = await post(`${base}/xrpc/com.atproto.server.createSession`, {
    identifier: 'harbourlight.test',
    password,
  });
  return (await response.json()) as { did: string; accessJwt: string };
};

const publish = async (base: string, text: string): Promise<Response> => {
  const { did, accessJwt } = await blueskySession(base);
  return fetch(`${base}/xrpc/com.atproto.repo.createRecord`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessJwt}` },
    body: JSON.stringify({
      repo: did,
      collection: 'app.bsky.feed.post',
      record: { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString() },
    }),
  });
};

describe('the sandbox as a whole', () => {
  let sandbox: Sandbox;
  const control = (path: string) => `${sandbox.homeUrl}/control${path}`;

  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 7 });
  });
  afterAll(() => sandbox.close());
  beforeEach(() => sandbox.reset());

  it('shows every platform and its number of posts on the front door', async () => {
    await publish(sandbox.urls.bluesky, 'Hello');
    const page = await (await fetch(sandbox.homeUrl)).text();
    for (const url of Object.values(sandbox.urls)) expect(page).toContain(url);
    expect(page).toContain('1 post ');
  });

  it('counts a second identical post as a duplicate in its ledger', async () => {
    await publish(sandbox.urls.bluesky, 'Twice');
    await publish(sandbox.urls.bluesky, 'Twice');
    await publish(sandbox.urls.bluesky, 'Once');
    const ledger = (await (await fetch(control('/ledger'))).json()) as {
      posts: number;
      duplicates: unknown[];
    };
    expect(ledger).toMatchObject({ posts: 3, duplicates: [{ platform: 'bluesky' }] });
  });

  it.each([
    ['drop-before', 0],
    ['commit-then-drop', 1],
    ['commit-then-cut', 1],
  ])('breaks the connection for %s and has posted %i', async (kind, posts) => {
    await post(control('/faults'), { platform: 'bluesky', operation: 'create-post', kind });
    const answer = publish(sandbox.urls.bluesky, 'Lost answer').then((response) => response.json());
    await expect(answer).rejects.toThrow();
    expect(sandbox.ledger.summary().posts).toBe(posts);
  });

  it('answers 503 with a page after the work is done, once', async () => {
    const fault = { platform: 'bluesky', operation: 'create-post', kind: 'commit-then-status' };
    await post(control('/faults'), fault);
    const response = await publish(sandbox.urls.bluesky, 'Behind a proxy');
    expect([response.status, await response.text()]).toEqual([
      503,
      '<html><body>Upstream error</body></html>',
    ]);
    expect(sandbox.ledger.summary().posts).toBe(1);
    expect((await publish(sandbox.urls.bluesky, 'Next')).status).toBe(200);
  });

  it('lets calls through first, strikes as often as told, and lists what is left', async () => {
    await post(control('/faults'), {
      platform: 'bluesky',
      operation: 'create-post',
      kind: 'status',
      status: 429,
      headers: { 'ratelimit-reset': '1' },
      skip: 1,
      times: 2,
    });
    const statuses = [];
    for (const text of ['a', 'b', 'c', 'd']) {
      statuses.push((await publish(sandbox.urls.bluesky, text)).status);
    }
    expect(statuses).toEqual([200, 429, 429, 200]);
    expect(await (await fetch(control('/faults'))).json()).toEqual([]);
  });

  it('refuses faults, clock jumps and actions that make no sense', async () => {
    expect((await post(control('/faults'), { platform: 'x', kind: 'explode' })).status).toBe(400);
    expect((await post(control('/clock'), { advanceMs: -5 })).status).toBe(400);
    expect((await post(control('/platforms/x/dance'), {})).status).toBe(404);
    expect((await post(control('/platforms/x/configure'), { nonsense: 1 })).status).toBe(400);
  });

  it('moves the clock for every platform', async () => {
    const before = sandbox.clock.now();
    await post(control('/clock'), { advanceMs: 3_600_000 });
    expect(sandbox.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
  });
});

describe('a sandbox with a folder', () => {
  it('finds its posts again after a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
    try {
      const first = await startSandbox({ dataDir });
      await publish(first.urls.bluesky, 'Still here tomorrow');
      await first.close();
      const second = await startSandbox({ dataDir });
      const page = await (await fetch(second.urls.bluesky)).text();
      await second.close();
      expect(page).toContain('Still here tomorrow');
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('says when its port is taken', async () => {
    const first = await startSandbox();
    const port = Number(new URL(first.homeUrl).port);
    await expect(startSandbox({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
  });

  it('makes the same ids from the same seed', async () => {
    const idsOf = async () => {
      const sandbox = await startSandbox({ seed: 42 });
      const page = await (await fetch(`${sandbox.urls.bluesky}/settings/app-passwords`)).text();
      await sandbox.close();
      return page.match(/\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/g);
    };
    expect(await idsOf()).toEqual(await idsOf());
  });
});
