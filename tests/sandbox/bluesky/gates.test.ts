import {
  aPost,
  BlueskyUnderTest,
  OTHER_HANDLE,
  POSTS,
  type Json,
  type Session,
} from './bluesky-under-test';

const THREADGATE = 'app.bsky.feed.threadgate';
const POSTGATE = 'app.bsky.feed.postgate';
const RKEY = '3n2vsorxggs2g';
const createdAt = '2026-11-22T12:00:00.000Z';

describe('Bluesky sandbox: who may reply and quote', () => {
  let bluesky: BlueskyUnderTest;
  let session: Session;
  let other: Session;
  let ref: Json;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    session = await bluesky.signIn();
    other = await bluesky.signIn(OTHER_HANDLE);
    ref = await post();
  });
  afterEach(() => bluesky.close());

  const post = async (fields: Json = {}): Promise<Json> => {
    const { json } = await bluesky.put(session, RKEY, aPost({ text: 'The post', ...fields }), {
      swapRecord: undefined,
    });
    return { uri: json.uri, cid: json.cid };
  };
  const gate = (collection: string, fields: Json = {}, rkey = RKEY) =>
    bluesky.put(
      session,
      rkey,
      { $type: collection, post: ref.uri, createdAt, ...fields },
      { collection }
    );
  const rule = (name: string) => ({ $type: `${THREADGATE}#${name}` });
  const reply = (who: Session, text: string) =>
    bluesky.create(who, aPost({ text, reply: { root: ref, parent: ref } }));
  const quote = (who: Session) =>
    bluesky.create(
      who,
      aPost({ text: 'Quoting', embed: { $type: 'app.bsky.embed.record', record: ref } })
    );
  const shown = async (text: string) => (await bluesky.html('/')).html.includes(text);
  const counts = async () => {
    const search = `?uris=${encodeURIComponent(String(ref.uri))}`;
    const { json } = await bluesky.query('app.bsky.feed.getPosts', search);
    return (json.posts as Json[])[0] ?? {};
  };

  it('stores gates as records of known types, and repeating one changes nothing', async () => {
    const first = await gate(THREADGATE, { allow: [] });
    expect(first.json).toMatchObject({ validationStatus: 'valid' });
    const again = await gate(THREADGATE, { allow: [] });
    expect(again.json.cid).toBe(first.json.cid);
    expect(again.json).not.toHaveProperty('commit');
  });

  it.each([
    ['a post that is no address', THREADGATE, { post: 'https://bsky.test' }],
    ['no time', THREADGATE, { createdAt: '2026-11-22 12:00' }],
    ['six rules', THREADGATE, { allow: Array(6).fill({ $type: `${THREADGATE}#mentionRule` }) }],
    ['a list without an address', THREADGATE, { allow: [{ $type: `${THREADGATE}#listRule` }] }],
    ['rules that are none', POSTGATE, { embeddingRules: 'none' }],
  ])('refuses a gate with %s', async (_, collection, fields) => {
    expect((await gate(collection, fields)).json.error).toBe('InvalidRequest');
  });

  it('refuses a gate whose key is no TID', async () => {
    expect((await gate(THREADGATE, { allow: [] }, 'self')).status).toBe(400);
  });

  it('leaves out replies that the post does not want, but not the author’s own', async () => {
    await gate(THREADGATE, { allow: [] });
    expect((await reply(other, 'An unwanted reply')).status).toBe(200);
    await reply(session, 'The author goes on');
    expect(await shown('An unwanted reply')).toBe(false);
    expect(await shown('The author goes on')).toBe(true);
    expect(await shown('Nobody can reply')).toBe(true);
    expect(await counts()).toMatchObject({ replyCount: 1, threadgate: { record: { allow: [] } } });
  });

  it('lets those reply whom the post mentions', async () => {
    const mention = { $type: 'app.bsky.richtext.facet#mention', did: other.did };
    ref = await post({ facets: [{ index: { byteStart: 0, byteEnd: 3 }, features: [mention] }] });
    await gate(THREADGATE, { allow: [rule('mentionRule')] });
    await reply(other, 'A mentioned reply');
    expect(await shown('A mentioned reply')).toBe(true);
    expect(await shown('Only people it mentions can reply')).toBe(true);
  });

  it('ignores a gate of another post or under another key', async () => {
    await gate(THREADGATE, { allow: [] }, '3n2vsorxggs3g');
    await gate(THREADGATE, { allow: [], post: `at://${session.did}/${POSTS}/3n2vsorxggs3g` });
    await reply(other, 'A free reply');
    expect(await shown('A free reply')).toBe(true);
    expect(await counts()).not.toHaveProperty('threadgate');
  });

  it('takes a post out of the quotes of others', async () => {
    await quote(other);
    expect(await shown('Removed by its author')).toBe(false);
    await gate(POSTGATE, { embeddingRules: [{ $type: `${POSTGATE}#disableRule` }] });
    expect(await shown('Removed by its author')).toBe(true);
    expect(await shown('Quotes are off')).toBe(true);
  });

  it('forgets a gate that is deleted', async () => {
    await gate(THREADGATE, { allow: [] });
    await bluesky.procedure('com.atproto.repo.deleteRecord', {
      token: session.accessJwt,
      json: { repo: session.did, collection: THREADGATE, rkey: RKEY },
    });
    expect(await shown('Nobody can reply')).toBe(false);
  });

  it('names gates apart from posts in scripted faults', async () => {
    const status = { platform: 'bluesky', kind: 'status', status: 503 } as const;
    bluesky.world.faults.add({ ...status, operation: 'put-gate' });
    expect((await reply(session, 'not struck')).status).toBe(200);
    expect((await gate(THREADGATE, { allow: [] })).status).toBe(503);
    expect((await gate(THREADGATE, { allow: [] })).status).toBe(200);
  });
});
