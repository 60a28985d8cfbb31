import {
  aPng,
  aPost,
  BlueskyUnderTest,
  OTHER_HANDLE,
  POSTS,
  type Json,
  type Session,
} from './bluesky-under-test';

const RKEY = '3n2vsorxggs2g';

describe('Bluesky sandbox: writing records', () => {
  let bluesky: BlueskyUnderTest;
  let session: Session;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    session = await bluesky.signIn();
  });
  afterEach(() => bluesky.close());

  const getRecord = (rkey: string) =>
    bluesky.query(
      'com.atproto.repo.getRecord',
      `?repo=${session.did}&collection=${POSTS}&rkey=${rkey}`
    );
  const remove = (rkey: string, extra: Json = {}) =>
    bluesky.procedure('com.atproto.repo.deleteRecord', {
      token: session.accessJwt,
      json: { repo: session.did, collection: POSTS, rkey, ...extra },
    });

  describe('putRecord with swapRecord null', () => {
    it('creates an absent record', async () => {
      const { status, json } = await bluesky.put(session, RKEY, aPost());
      expect(status).toBe(200);
      expect(json).toMatchObject({
        uri: `at://${session.did}/${POSTS}/${RKEY}`,
        validationStatus: 'valid',
      });
      expect(json.cid).toMatch(/^bafyrei[a-z2-7]{52}$/);
      expect(json.commit).toMatchObject({ cid: expect.stringMatching(/^bafyrei/) as string });
    });

    it('answers the same without a commit when the identical record exists', async () => {
      const first = await bluesky.put(session, RKEY, aPost());
      const reordered = Object.fromEntries(Object.entries(aPost()).reverse());
      const { status, json } = await bluesky.put(session, RKEY, reordered);
      expect(status).toBe(200);
      expect([json.uri, json.cid]).toEqual([first.json.uri, first.json.cid]);
      expect(json).not.toHaveProperty('commit');
      expect(bluesky.world.ledger.summary().posts).toBe(1);
    });

    it('answers 400 InvalidSwap when the record differs, and changes nothing', async () => {
      const first = await bluesky.put(session, RKEY, aPost());
      const { status, json } = await bluesky.put(session, RKEY, aPost({ text: 'Other' }));
      expect(status).toBe(400);
      expect(json).toEqual({
        error: 'InvalidSwap',
        message: `Record was at ${String(first.json.cid)}`,
      });
      expect((await getRecord(RKEY)).json.value).toEqual(aPost());
    });

    it('commits exactly one of ten parallel identical calls', async () => {
      const calls = Array.from({ length: 10 }, () => bluesky.put(session, RKEY, aPost()));
      const answers = await Promise.all(calls);
      expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
      expect(answers.filter(({ json }) => 'commit' in json)).toHaveLength(1);
    });

    it('creates a deleted record again', async () => {
      await bluesky.put(session, RKEY, aPost());
      await remove(RKEY);
      expect((await bluesky.put(session, RKEY, aPost())).json).toHaveProperty('commit');
    });
  });

  it('overwrites without swapRecord and does not count the edit as a second post', async () => {
    await bluesky.put(session, RKEY, aPost());
    const edited = aPost({ text: 'Edited' });
    const { json } = await bluesky.put(session, RKEY, edited, { swapRecord: undefined });
    expect(json).toHaveProperty('commit');
    expect((await getRecord(RKEY)).json.value).toEqual(edited);
    expect(bluesky.world.ledger.summary().posts).toBe(1);
  });

  it('compares swapRecord and swapCommit with what is there', async () => {
    const { json } = await bluesky.put(session, RKEY, aPost());
    const edit = (extra: Json) => bluesky.put(session, RKEY, aPost({ text: 'Edited' }), extra);
    const stale = await edit({ swapRecord: json.cid, swapCommit: json.cid });
    expect(stale.json.message).toMatch(/^Commit was at bafyrei/);
    const { cid: head } = json.commit as Json;
    expect((await edit({ swapRecord: json.cid, swapCommit: head })).status).toBe(200);
    const absent = await bluesky.put(session, '3n2vsorxggs3g', aPost(), { swapRecord: json.cid });
    expect(absent.json).toMatchObject({ error: 'InvalidSwap', message: 'Record was at null' });
  });

  describe('createRecord', () => {
    it('posts twice when called twice, under TIDs, and the ledger shows the duplicate', async () => {
      const first = await bluesky.create(session, aPost());
      const second = await bluesky.create(session, aPost({ createdAt: '2026-11-22T12:00:01Z' }));
      expect(first.json.uri).toMatch(/\/[2-7a-j][2-7a-z]{12}$/);
      expect(String(first.json.uri) < String(second.json.uri)).toBe(true);
      expect(bluesky.world.ledger.summary()).toMatchObject({
        posts: 2,
        duplicates: [{ id: second.json.uri, accountId: session.did }],
      });
    });

    it('answers 500 for an existing key, also with identical content', async () => {
      await bluesky.create(session, aPost(), { rkey: RKEY });
      const { status, json } = await bluesky.create(session, aPost(), { rkey: RKEY });
      expect([status, json.error]).toEqual([500, 'InternalServerError']);
      expect(bluesky.world.ledger.summary().posts).toBe(1);
    });
  });

  it('tells posts apart by text, pictures and card for the ledger', async () => {
    const { json } = await bluesky.upload(session, aPng(10), 'image/png');
    const card = { uri: 'https://harbourlight.test/a', title: 'A', description: '' };
    const embeds = [
      { $type: 'app.bsky.embed.images', images: [{ alt: '', image: json.blob }] },
      { $type: 'app.bsky.embed.external', external: card },
      {
        $type: 'app.bsky.embed.external',
        external: { ...card, uri: 'https://harbourlight.test/b' },
      },
    ];
    for (const embed of embeds) await bluesky.create(session, aPost({ embed }));
    await bluesky.create(session, aPost());
    expect(bluesky.world.ledger.summary()).toEqual({ posts: 4, duplicates: [] });
  });

  describe('deleteRecord', () => {
    it('deletes, and answers 200 {} when there is nothing to delete', async () => {
      await bluesky.put(session, RKEY, aPost());
      expect((await remove(RKEY)).json).toHaveProperty('commit');
      expect((await getRecord(RKEY)).json.error).toBe('RecordNotFound');
      const again = await remove(RKEY);
      expect([again.status, again.json]).toEqual([200, {}]);
    });

    it('obeys swapRecord', async () => {
      const { json } = await bluesky.put(session, RKEY, aPost());
      const other = await bluesky.put(session, '3n2vsorxggs3g', aPost({ text: 'b' }));
      expect((await remove(RKEY, { swapRecord: other.json.cid })).json.error).toBe('InvalidSwap');
      expect((await remove(RKEY, { swapRecord: json.cid })).status).toBe(200);
    });
  });

  describe('refusals', () => {
    it('accepts the handle as repo but not somebody else', async () => {
      expect((await bluesky.create(session, aPost(), { repo: session.handle })).status).toBe(200);
      for (const repo of [OTHER_HANDLE, 'did:plc:unknown']) {
        const { status, json } = await bluesky.create(session, aPost(), { repo });
        expect([status, json.error]).toEqual([403, 'AccountNotFound']);
      }
    });

    it.each(['not-a-tid', '3n2vsorxggs2', 'zn2vsorxggs2g', '3n2vsorxggs21'])(
      'refuses %s as key of a post',
      async (rkey) => {
        const { status, json } = await bluesky.put(session, rkey, aPost());
        expect([status, json.error]).toEqual([400, 'InvalidRequest']);
      }
    );

    it('stores a collection it does not know, unless validation is demanded', async () => {
      const record = { text: 'x' };
      const extra = { collection: 'test.quay.note', rkey: 'one' };
      const stored = await bluesky.create(session, record, extra);
      expect(stored.json.validationStatus).toBe('unknown');
      const demanded = await bluesky.create(session, record, {
        ...extra,
        rkey: 'two',
        validate: true,
      });
      expect(demanded.status).toBe(400);
      expect(bluesky.world.ledger.summary().posts).toBe(0);
    });

    it('needs JSON, a session, the right method and every required property', async () => {
      const nsid = 'com.atproto.repo.putRecord';
      const token = session.accessJwt;
      const text = await bluesky.procedure(nsid, {
        token,
        bytes: Buffer.from('{}'),
        headers: { 'content-type': 'text/plain' },
      });
      expect(text.json.message).toBe('Wrong request encoding (Content-Type): text/plain');
      expect((await bluesky.procedure(nsid, { json: {} })).json.error).toBe('AuthMissing');
      expect((await bluesky.query(nsid)).status).toBe(400);
      const empty = await bluesky.procedure(nsid, { token, json: {} });
      expect(empty.json.message).toBe('Input must have the property "repo"');
      const broken = await bluesky.procedure(nsid, {
        token,
        bytes: Buffer.from('{"repo'),
        headers: { 'content-type': 'application/json' },
      });
      expect(broken.status).toBe(400);
    });

    it('answers 501 for methods it does not have and 413 for a huge body', async () => {
      const unknown = await bluesky.query('app.bsky.feed.getTimeline');
      expect([unknown.status, unknown.json.error]).toEqual([501, 'MethodNotImplemented']);
      const huge = await bluesky.put(session, RKEY, aPost({ note: 'x'.repeat(160_000) }));
      expect(huge.status).toBe(413);
    });
  });

  it('loses the answer but keeps the post when a fault says so', async () => {
    bluesky.world.faults.add({
      platform: 'bluesky',
      operation: 'create-post',
      kind: 'commit-then-drop',
    });
    await expect(bluesky.put(session, RKEY, aPost())).rejects.toThrow();
    const retry = await bluesky.put(session, RKEY, aPost());
    expect(retry.status).toBe(200);
    expect(retry.json).not.toHaveProperty('commit');
  });
});
