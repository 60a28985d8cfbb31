import type {
  CommentRequest,
  PostedPart,
  PostRequest,
} from '../../../../server/src/platforms/contract';
import { anAccount, anAdapter, DID, failureOf, PDS, someCredentials } from './builders';
import { broken, html, json, jsonBodyOf, scriptedHttp, xrpcError } from './fake-http';
import type { Answer } from './fake-http';

const PUT = 'com.atproto.repo.putRecord';
const GET = 'com.atproto.repo.getRecord';
const DELETE = 'com.atproto.repo.deleteRecord';
const POSTS = 'app.bsky.feed.getPosts';
const RKEY = '3n2vsorxggs2g';

const uriOf = (rkey: string) => `at://${DID}/app.bsky.feed.post/${rkey}`;
const ref = { uri: uriOf(RKEY), cid: 'bafypost' };
const thePost: PostedPart = { index: 0, id: uriOf(RKEY), url: null, ref };

const postRequest = (post = thePost): PostRequest => ({
  account: anAccount(),
  credentials: someCredentials(),
  post,
  signal: new AbortController().signal,
});

const aComment = (over: Partial<CommentRequest> = {}): CommentRequest => ({
  ...postRequest(),
  text: 'Read it at https://harbour.test/a #sea',
  key: '7d9c4c1e-0f0b-4f6e-9a53-1a2b3c4d5e6f',
  ...over,
});

interface Put {
  rkey: string;
  record: Record<string, unknown>;
}

const stores: Answer = (request) =>
  json(200, { uri: uriOf((jsonBodyOf(request) as Put).rkey), cid: 'bafycomment' });

describe('a comment', () => {
  it('answers the post, with facets, under a key of its own', async () => {
    const { http, callsOf } = scriptedHttp({ [PUT]: [stores] });
    const made = await anAdapter(http).comment(aComment());
    const body = jsonBodyOf(callsOf(PUT)[0]) as Put;
    expect(body).toMatchObject({
      repo: DID,
      collection: 'app.bsky.feed.post',
      swapRecord: null,
      record: {
        text: 'Read it at https://harbour.test/a #sea',
        createdAt: '2026-11-22T12:00:00.000Z',
        reply: { root: ref, parent: ref },
      },
    });
    expect(body.record.facets).toHaveLength(2);
    expect(made).toEqual({
      index: 0,
      id: uriOf(body.rkey),
      url: `https://bsky.app/profile/${DID}/post/${body.rkey}`,
      ref: { uri: uriOf(body.rkey), cid: 'bafycomment' },
    });
  });

  it('sent again goes to the same place, and another one elsewhere', async () => {
    const { http, callsOf } = scriptedHttp({ [PUT]: [stores] });
    const adapter = anAdapter(http);
    await adapter.comment(aComment());
    await adapter.comment(aComment());
    await adapter.comment(aComment({ key: 'another' }));
    const [first, again, other] = callsOf(PUT).map((call) => (jsonBodyOf(call) as Put).rkey);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('that stands there already is found, not made again', async () => {
    const standing = { uri: uriOf('3n2vsorxggs3g'), cid: 'bafyfirst', value: {} };
    const { http, callsOf } = scriptedHttp({
      [PUT]: [xrpcError(400, 'InvalidSwap', 'Record was at bafyfirst')],
      [GET]: [json(200, standing)],
    });
    expect(await anAdapter(http).comment(aComment())).toMatchObject({ id: standing.uri });
    expect(callsOf(PUT)).toHaveLength(1);
  });

  it('under a later part answers that part, and its thread as a whole', async () => {
    const root = { uri: uriOf('3n2vsorxggs22'), cid: 'bafyroot' };
    const { http, callsOf } = scriptedHttp({
      [PUT]: [stores],
      [GET]: [json(200, { ...ref, value: { reply: { root, parent: root } } })],
    });
    await anAdapter(http).comment(aComment({ post: { ...thePost, index: 1 } }));
    const { record } = jsonBodyOf(callsOf(PUT)[0]) as Put;
    expect(record.reply).toEqual({ root, parent: ref });
  });

  it('under a post whose link a person gave looks up what that post is', async () => {
    const { http, callsOf } = scriptedHttp({
      [PUT]: [stores],
      [GET]: [json(200, { ...ref, value: { text: 'x' } })],
    });
    await anAdapter(http).comment(aComment({ post: { index: 0, id: uriOf(RKEY), url: null } }));
    const { record } = jsonBodyOf(callsOf(PUT)[0]) as Put;
    expect(record.reply).toEqual({ root: ref, parent: ref });
  });

  it.each([
    [broken('reset'), 'unknown_outcome'],
    [broken('timeout'), 'unknown_outcome'],
    [html(503), 'unknown_outcome'],
    [json(200, 'cut off'), 'unknown_outcome'],
    [broken('unreachable'), 'retryable'],
    [xrpcError(400, 'ExpiredToken'), 'auth_expired'],
    [xrpcError(400, 'InvalidRequest'), 'rejected'],
  ])('whose call fails says whether it may be out (case %#)', async (answer, family) => {
    const { http } = scriptedHttp({ [PUT]: [answer] });
    expect((await failureOf(anAdapter(http).comment(aComment()))).family).toBe(family);
  });

  it.each([
    ['EMPTY_POST', { text: ' \n' }],
    ['TEXT_TOO_LONG', { text: 'a'.repeat(301) }],
    ['POST_UNKNOWN', { post: { index: 0, id: 'https://bsky.app/x', url: null } }],
    ['POST_UNKNOWN', { post: { index: 0, id: uriOf('self'), url: null } }],
  ] as [string, Partial<CommentRequest>][])(
    'is %s before any call (case %#)',
    async (code, over) => {
      const { http, calls } = scriptedHttp({});
      const failure = await failureOf(anAdapter(http).comment(aComment(over)));
      expect([failure.family, failure.code]).toEqual(['rejected', code]);
      expect(calls).toHaveLength(0);
    }
  );
});

describe('removing', () => {
  const deleted = json(200, { commit: { cid: 'c', rev: 'r' } });
  const nothing = json(200, {});

  it('deletes the post, then what limited its replies and quotes', async () => {
    const { http, callsOf } = scriptedHttp({ [DELETE]: [deleted, nothing] });
    await expect(anAdapter(http).remove(postRequest())).resolves.toBe('removed');
    expect(callsOf(DELETE).map(jsonBodyOf)).toEqual(
      ['post', 'threadgate', 'postgate'].map((name) => ({
        repo: DID,
        collection: `app.bsky.feed.${name}`,
        rkey: RKEY,
      }))
    );
  });

  it.each([[nothing], [json(200)]])(
    'is done already when nothing was there (case %#)',
    async (answer) => {
      const { http } = scriptedHttp({ [DELETE]: [answer] });
      await expect(anAdapter(http).remove(postRequest())).resolves.toBe('absent');
    }
  );

  it('does not mind a gate that stays', async () => {
    const { http } = scriptedHttp({ [DELETE]: [deleted, html(503)] });
    await expect(anAdapter(http).remove(postRequest())).resolves.toBe('removed');
  });

  it.each([
    [broken('timeout'), 'retryable'],
    [html(502), 'retryable'],
    [xrpcError(400, 'ExpiredToken'), 'auth_expired'],
    [xrpcError(403, 'AccountNotFound'), 'account_problem'],
  ])('says what stopped it (case %#)', async (answer, family) => {
    const { http } = scriptedHttp({ [DELETE]: [answer] });
    expect((await failureOf(anAdapter(http).remove(postRequest()))).family).toBe(family);
  });

  it('knows what is no post', async () => {
    const failure = await failureOf(
      anAdapter(scriptedHttp({}).http).remove(postRequest({ ...thePost, id: 'x' }))
    );
    expect(failure.code).toBe('POST_UNKNOWN');
  });
});

describe('metrics', () => {
  const posts = ['3n2vsorxggs2g', '3n2vsorxggs3g', '3n2vsorxggs4g'].map(
    (rkey, index): PostedPart => ({ index, id: uriOf(rkey), url: null })
  );
  const ask = (http: Parameters<typeof anAdapter>[0], asked = posts) => {
    const { account, credentials, signal } = postRequest();
    return anAdapter(http).fetchMetrics({ account, credentials, signal, posts: asked });
  };
  const counted = (rkey: string, counts = {}) => ({ uri: uriOf(rkey), cid: 'c', ...counts });

  it('come in the order asked for, and a counter that is left out is zero', async () => {
    const { http, callsOf } = scriptedHttp({
      [POSTS]: [
        json(200, {
          posts: [
            counted('3n2vsorxggs4g'),
            counted('3n2vsorxggs2g', {
              likeCount: 3,
              replyCount: 2,
              repostCount: 1,
              quoteCount: 4,
              bookmarkCount: 5,
            }),
          ],
        }),
      ],
      [GET]: [xrpcError(400, 'RecordNotFound')],
    });
    expect(await ask(http)).toEqual([
      {
        id: uriOf('3n2vsorxggs2g'),
        state: 'visible',
        values: { likes: 3, comments: 2, shares: 1, quotes: 4, saves: 5 },
      },
      { id: uriOf('3n2vsorxggs3g'), state: 'gone', values: {} },
      {
        id: uriOf('3n2vsorxggs4g'),
        state: 'visible',
        values: { likes: 0, comments: 0, shares: 0, quotes: 0, saves: 0 },
      },
    ]);
    const [call] = callsOf(POSTS);
    expect(call?.url.startsWith(`${PDS}/xrpc/`)).toBe(true);
    expect(new URL(call?.url ?? '').searchParams.getAll('uris')).toEqual(posts.map(({ id }) => id));
    expect(call?.headers?.Authorization).toBe(`Bearer ${someCredentials().accessToken}`);
  });

  it('of a post that the index has not seen yet are none, but it is there', async () => {
    const { http } = scriptedHttp({
      [POSTS]: [json(200, { posts: [] })],
      [GET]: [json(200, { ...ref, value: {} })],
    });
    expect(await ask(http, posts.slice(0, 1))).toEqual([
      { id: posts[0]?.id, state: 'visible', values: {} },
    ]);
  });

  it('of a repository that moved away or was taken down are gone', async () => {
    const { http } = scriptedHttp({
      [POSTS]: [json(200, { posts: [] })],
      [GET]: [xrpcError(400, 'InvalidRequest', 'Could not find repo')],
    });
    expect(await ask(http, posts.slice(0, 1))).toMatchObject([{ state: 'gone' }]);
  });

  it('of nothing cost no call', async () => {
    const { http, calls } = scriptedHttp({});
    expect(await ask(http, [])).toEqual([]);
    expect(calls).toHaveLength(0);
  });

  it.each([
    [xrpcError(502, 'UpstreamFailure'), 'retryable'],
    [xrpcError(400, 'ExpiredToken'), 'auth_expired'],
    [json(200, { posts: 'none' }), 'retryable'],
  ])('are asked for again later when there is no answer (case %#)', async (answer, family) => {
    const { http } = scriptedHttp({ [POSTS]: [answer] });
    expect((await failureOf(ask(http))).family).toBe(family);
  });

  it('are all that the descriptor promises', async () => {
    const { http } = scriptedHttp({ [POSTS]: [json(200, { posts: [counted(RKEY)] })] });
    const adapter = anAdapter(http);
    const [first] = await ask(http, posts.slice(0, 1));
    expect(Object.keys(first?.values ?? {}).sort()).toEqual([...adapter.descriptor.metrics].sort());
    expect(adapter.descriptor.metricsBatch).toBe(25);
  });
});

it('can comment, remove and count, however the account is connected', () => {
  const adapter = anAdapter(scriptedHttp({}).http);
  expect((['comment', 'remove', 'metrics'] as const).map((it) => adapter.can(it))).toEqual([
    true,
    true,
    true,
  ]);
});
