import {
  aPost,
  BlueskyUnderTest,
  HANDLE,
  OTHER_HANDLE,
  POSTS,
  type Json,
  type Session,
} from './bluesky-under-test';

describe('Bluesky sandbox: reading', () => {
  let bluesky: BlueskyUnderTest;
  let session: Session;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    session = await bluesky.signIn();
  });
  afterEach(() => bluesky.close());

  const postMany = async (count: number): Promise<string[]> => {
    const uris: string[] = [];
    for (let number = 1; number <= count; number += 1)
      uris.push(String((await bluesky.create(session, aPost({ text: `${number}` }))).json.uri));
    return uris;
  };
  const list = async (search: string) => {
    const { json } = await bluesky.query(
      'com.atproto.repo.listRecords',
      `?repo=${session.did}&collection=${POSTS}${search}`
    );
    const records = json.records as { value: Json }[];
    return { texts: records.map(({ value }) => value.text), cursor: json.cursor };
  };
  const getPosts = async (uris: string[]) => {
    const search = uris.map((uri) => `uris=${encodeURIComponent(uri)}`).join('&');
    return bluesky.query('app.bsky.feed.getPosts', `?${search}`);
  };

  it('reads a record without a session, by DID and by handle', async () => {
    const { json } = await bluesky.create(session, aPost());
    const rkey = String(json.uri).split('/').at(-1);
    for (const repo of [session.did, HANDLE]) {
      const search = `?repo=${repo}&collection=${POSTS}&rkey=${rkey}`;
      const found = await bluesky.query('com.atproto.repo.getRecord', search);
      expect(found.json).toEqual({ uri: json.uri, cid: json.cid, value: aPost() });
    }
  });

  it('answers 400 RecordNotFound for an absent record', async () => {
    const search = `?repo=${session.did}&collection=${POSTS}&rkey=3n2vsorxggs2g`;
    const { status, json } = await bluesky.query('com.atproto.repo.getRecord', search);
    expect([status, json.error]).toEqual([400, 'RecordNotFound']);
  });

  it('lists newest first, pages by cursor and reverses', async () => {
    await postMany(5);
    const first = await list('&limit=2');
    expect(first.texts).toEqual(['5', '4']);
    const second = await list(`&limit=2&cursor=${String(first.cursor)}`);
    expect(second.texts).toEqual(['3', '2']);
    expect((await list('&reverse=true&limit=2')).texts).toEqual(['1', '2']);
    expect((await list('')).texts).toHaveLength(5);
  });

  it.each(['0', '101', 'many'])('refuses %s as limit', async (limit) => {
    const search = `?repo=${session.did}&collection=${POSTS}&limit=${limit}`;
    expect((await bluesky.query('com.atproto.repo.listRecords', search)).status).toBe(400);
  });

  it('gives the posts that exist with their counts and leaves the others out', async () => {
    const [uri = ''] = await postMany(1);
    const { json: made } = await bluesky.create(session, aPost({ text: 'root' }));
    const ref = { uri: made.uri, cid: made.cid };
    await bluesky.create(session, aPost({ text: 'reply', reply: { root: ref, parent: ref } }));
    await bluesky.create(
      session,
      aPost({ text: 'quote', embed: { $type: 'app.bsky.embed.record', record: ref } })
    );
    bluesky.act('set-engagement', { uri: made.uri, likeCount: 3, repostCount: 1 });
    const { json } = await getPosts([String(made.uri), uri, `${uri}x`]);
    const posts = json.posts as Json[];
    expect(posts).toHaveLength(2);
    expect(posts.find((post) => post.uri === made.uri)).toMatchObject({
      cid: made.cid,
      author: { did: session.did, handle: HANDLE },
      record: { text: 'root' },
      replyCount: 1,
      quoteCount: 1,
      likeCount: 3,
      repostCount: 1,
      bookmarkCount: 0,
    });
  });

  it('refuses no URI, 26 URIs and what is none', async () => {
    const uri = `at://${session.did}/${POSTS}/3n2vsorxggs2g`;
    expect((await getPosts(Array<string>(25).fill(uri))).status).toBe(200);
    expect((await getPosts(Array<string>(26).fill(uri))).status).toBe(400);
    expect((await getPosts([])).status).toBe(400);
    expect((await getPosts(['https://bsky.test/x'])).status).toBe(400);
  });

  it('indexes late when told to, while the repository knows at once', async () => {
    bluesky.act('configure', { indexingLagMs: 5000 });
    const [uri = ''] = await postMany(1);
    expect((await getPosts([uri])).json.posts).toEqual([]);
    expect((await list('')).texts).toEqual(['1']);
    bluesky.world.clock.advance(5000);
    expect((await getPosts([uri])).json.posts).toHaveLength(1);
  });

  it('resolves handles and names the error for unknown ones as configured', async () => {
    const resolve = (handle: string) =>
      bluesky.query('com.atproto.identity.resolveHandle', `?handle=${handle}`);
    expect((await resolve(HANDLE)).json).toEqual({ did: session.did });
    expect((await resolve(OTHER_HANDLE)).json.did).not.toBe(session.did);
    const unknown = await resolve('nobody.test');
    expect([unknown.status, unknown.json.error]).toEqual([400, 'HandleNotFound']);
    bluesky.act('configure', { unresolvedHandleError: 'InvalidRequest' });
    expect((await resolve('nobody.test')).json.error).toBe('InvalidRequest');
    expect((await resolve('not_a_handle')).status).toBe(400);
  });

  it('describes the server and profiles', async () => {
    const { json } = await bluesky.query('com.atproto.server.describeServer');
    expect(json).toMatchObject({ availableUserDomains: ['.test'], inviteCodeRequired: false });
    const profile = await bluesky.query('app.bsky.actor.getProfile', `?actor=${HANDLE}`);
    expect(profile.json).toMatchObject({ did: session.did, displayName: 'Harbour Light Weekly' });
  });

  it('forgets everything at reset, and the seeded password signs in again', async () => {
    await postMany(1);
    bluesky.platform.reset();
    expect((await list('')).texts).toEqual([]);
    expect((await bluesky.create(session, aPost())).json.error).toBe('InvalidToken');
    const again = await bluesky.signIn();
    expect(again.did).toBe(session.did);
    expect((await bluesky.create(again, aPost())).status).toBe(200);
  });

  it('keeps its whole state as plain JSON', async () => {
    await postMany(1);
    const state = bluesky.world.state<Json>(() => ({}));
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(state).toHaveProperty('repos');
  });
});
