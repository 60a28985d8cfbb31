import { startSandbox, type Sandbox } from '../../../sandbox/src';

const TEXTS = Array.from({ length: 40 }, (_, number) => `Harbour note ${number}`);

/** What each text met at each of its tries. */
type Fates = Record<string, string[]>;

const sessionAt = async (base: string) => {
  const settings = await (await fetch(`${base}/settings/app-passwords`)).text();
  const password = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/.exec(settings)?.[0];
  const response = await fetch(`${base}/xrpc/com.atproto.server.createSession`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: 'harbourlight.test', password }),
  });
  return (await response.json()) as { did: string; accessJwt: string };
};

const poster = async ({ urls }: Sandbox) => {
  const { did, accessJwt } = await sessionAt(urls.bluesky);
  return async (text: string): Promise<string> => {
    const response = await fetch(`${urls.bluesky}/xrpc/com.atproto.repo.createRecord`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessJwt}` },
      body: JSON.stringify({
        repo: did,
        collection: 'app.bsky.feed.post',
        record: { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString() },
      }),
    }).catch(() => null);
    return response ? String(response.status) : 'lost';
  };
};

const halfOfCalls = {
  platform: 'bluesky',
  operation: 'create-post',
  kind: 'drop-before',
  probability: 0.5,
  times: -1,
  chanceBy: 'record.text',
} as const;

const fatesWith = async (seed: number, texts: readonly string[]): Promise<Fates> => {
  const sandbox = await startSandbox({ seed });
  try {
    const send = await poster(sandbox);
    sandbox.faults.add(halfOfCalls);
    const fates: Fates = {};
    for (const text of texts) {
      const first = await send(text);
      fates[text] = [first, await send(text)];
    }
    return fates;
  } finally {
    await sandbox.close();
  }
};

describe('faults whose chance is decided by the text of the call', () => {
  it('strike the same texts at the same tries, in whatever order the calls arrive', async () => {
    const fates = await fatesWith(7, TEXTS);
    expect(await fatesWith(7, [...TEXTS].reverse())).toEqual(fates);
    const firsts = Object.values(fates).map(([first]) => first);
    expect(firsts.filter((fate) => fate === 'lost').length).toBeGreaterThan(8);
    expect(firsts.filter((fate) => fate === 'lost').length).toBeLessThan(32);
  });

  it('strike other texts with another seed', async () => {
    expect(await fatesWith(8, TEXTS)).not.toEqual(await fatesWith(7, TEXTS));
  });

  it('decide the second try of a text anew', async () => {
    const fates = Object.values(await fatesWith(7, TEXTS));
    expect(fates.some(([first, second]) => first === 'lost' && second !== 'lost')).toBe(true);
    expect(fates.some(([first, second]) => first !== 'lost' && second === 'lost')).toBe(true);
  });

  it('let calls without that text pass', async () => {
    const sandbox = await startSandbox();
    try {
      const send = await poster(sandbox);
      sandbox.faults.add({ ...halfOfCalls, probability: 1, chanceBy: 'record.title' });
      expect(await send('Untouched')).toBe('200');
    } finally {
      await sandbox.close();
    }
  });

  it('leave refusals alone when they are for accepted calls only', async () => {
    const sandbox = await startSandbox();
    try {
      const send = await poster(sandbox);
      const kind = 'commit-then-drop';
      sandbox.faults.add({ ...halfOfCalls, kind, probability: 1, ifAccepted: true });
      expect(await send('x'.repeat(4000))).toBe('400');
      expect(await send('Accepted')).toBe('lost');
      expect(sandbox.ledger.summary().posts).toBe(1);
    } finally {
      await sandbox.close();
    }
  });

  it('can be set up by the control API, which refuses a path that is none', async () => {
    const sandbox = await startSandbox();
    const add = (fault: object) =>
      fetch(`${sandbox.homeUrl}/control/faults`, { method: 'POST', body: JSON.stringify(fault) });
    try {
      expect((await add({ ...halfOfCalls, ifAccepted: true })).status).toBe(201);
      expect((await add({ ...halfOfCalls, chanceBy: 'record..text' })).status).toBe(400);
      expect(sandbox.faults.pending()).toHaveLength(1);
    } finally {
      await sandbox.close();
    }
  });
});
