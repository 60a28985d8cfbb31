import type { PostedPart, PreparedPart } from '../../../../server/src/platforms/contract';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { anAdapter, anImage, aRequest, DID, failureOf, NOW, PDS, someContent } from './builders';
import type { Answer } from './fake-http';
import { broken, html, json, jsonBodyOf, nsidOf, scriptedHttp, xrpcError } from './fake-http';

const PUT = 'com.atproto.repo.putRecord';
const GET = 'com.atproto.repo.getRecord';
const UPLOAD = 'com.atproto.repo.uploadBlob';

const uriOf = (rkey: string) => `at://${DID}/app.bsky.feed.post/${rkey}`;

interface PutBody {
  rkey: string;
  swapRecord: null;
  record: { text: string; reply?: unknown };
}

/** Answers like a server that stores every record it is sent. */
const stores: Answer = (request) => {
  const { rkey, record } = jsonBodyOf(request) as PutBody;
  return json(
    200,
    { uri: uriOf(rkey), cid: `cid-of-${record.text}`, commit: { cid: 'c', rev: 'r' } },
    {
      'ratelimit-limit': '5000',
      'ratelimit-remaining': '4998',
      'ratelimit-reset': '1795352400',
      'ratelimit-policy': '5000;w=3600',
    }
  );
};

const prepared = async (adapter: ReturnType<typeof anAdapter>, request = aRequest()) => {
  const [part] = await adapter.prepare(request);
  if (!part) throw new Error('Nothing was prepared');
  return { part, rkey: (part.payload as unknown as PutBody).rkey };
};

describe('committing a part', () => {
  it('sends exactly the prepared payload and answers with id, page and ref', async () => {
    const { http, calls } = scriptedHttp({ [PUT]: [stores] });
    const adapter = anAdapter(http);
    const request = aRequest();
    const { part, rkey } = await prepared(adapter, request);
    await expect(adapter.commit(request, part, [])).resolves.toEqual({
      index: 0,
      id: uriOf(rkey),
      url: `https://bsky.app/profile/${DID}/post/${rkey}`,
      ref: { uri: uriOf(rkey), cid: 'cid-of-The harbour light is back' },
    });
    expect(calls.map(({ url }) => url)).toEqual([`${PDS}/xrpc/${PUT}`]);
    expect(jsonBodyOf(calls[0])).toEqual(part.payload);
    expect(calls[0]?.headers?.Authorization).toBe(`Bearer ${request.credentials.accessToken}`);
  });

  it('takes the answer without a commit, which a repeated call gets, for the same success', async () => {
    const { http } = scriptedHttp({ [PUT]: [json(200, { uri: uriOf('3n2'), cid: 'c' })] });
    const adapter = anAdapter(http);
    const { part } = await prepared(adapter);
    expect(await adapter.commit(aRequest(), part, [])).toMatchObject({ id: uriOf('3n2') });
  });

  it('goes to the default service when the account has no server of its own', async () => {
    const { http, calls } = scriptedHttp({ [PUT]: [stores] });
    const adapter = anAdapter(http);
    const base = aRequest();
    const request = aRequest({ credentials: { ...base.credentials, serviceUrl: undefined } });
    const { part } = await prepared(adapter, request);
    await adapter.commit(request, part, []);
    expect(calls[0]?.url).toBe(`https://bsky.social/xrpc/${PUT}`);
  });

  it('tells what the headers said of the rate limit', async () => {
    const { http } = scriptedHttp({ [PUT]: [stores] });
    const adapter = anAdapter(http);
    expect(adapter.getRateLimitStatus()).toEqual([]);
    const { part } = await prepared(adapter);
    await adapter.commit(aRequest(), part, []);
    // Points make posts: three are charged for each.
    expect(adapter.getRateLimitStatus()).toEqual([
      { ruleId: 'posts', limit: 1666, remaining: 1666, resetsAt: 1_795_352_400_000 },
    ]);
  });

  it('refuses a payload that it did not prepare', async () => {
    const { http, calls } = scriptedHttp({});
    const part: PreparedPart = { index: 0, payload: { text: 'hello' } };
    const failure = await failureOf(anAdapter(http).commit(aRequest(), part, []));
    expect(failure.code).toBe('INVALID_PAYLOAD');
    expect(calls).toHaveLength(0);
  });
});

describe('InvalidSwap', () => {
  const refusal = xrpcError(400, 'InvalidSwap', 'Record was at bafyother');

  it('means that the post is there: it is read back', async () => {
    const { http, callsOf } = scriptedHttp({
      [PUT]: [refusal],
      [GET]: [json(200, { uri: uriOf('3n2'), cid: 'bafyother', value: { text: 'before' } })],
    });
    const adapter = anAdapter(http);
    const { part, rkey } = await prepared(adapter);
    expect(await adapter.commit(aRequest(), part, [])).toMatchObject({
      ref: { uri: uriOf('3n2'), cid: 'bafyother' },
    });
    const query = new URL(callsOf(GET)[0]?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      repo: DID,
      collection: 'app.bsky.feed.post',
      rkey,
    });
    expect(callsOf(PUT)).toHaveLength(1);
  });

  it.each([broken('timeout'), broken('unreachable'), html(502), xrpcError(400, 'RecordNotFound')])(
    'is an unknown outcome when it cannot be read back (case %#)',
    async (answer) => {
      const { http } = scriptedHttp({ [PUT]: [refusal], [GET]: [answer] });
      const adapter = anAdapter(http);
      const { part } = await prepared(adapter);
      expect((await failureOf(adapter.commit(aRequest(), part, []))).family).toBe(
        'unknown_outcome'
      );
    }
  );
});

describe('BlobNotFound', () => {
  it('makes the next attempt upload again and send the same record', async () => {
    const blob = { $type: 'blob', ref: { $link: 'bafkrei' }, mimeType: 'image/jpeg', size: 4 };
    const { http, calls, callsOf } = scriptedHttp({
      [UPLOAD]: [json(200, { blob })],
      [PUT]: [xrpcError(400, 'BlobNotFound'), stores],
    });
    const adapter = anAdapter(http);
    const content = someContent({ parts: [{ text: 'Ahoy', media: [anImage()] }] });
    const request = aRequest({ content, journal: new MemoryJournal() });
    expect((await failureOf(adapter.publish(request))).family).toBe('retryable');
    await adapter.publish(request);
    expect(calls.map(nsidOf)).toEqual([UPLOAD, PUT, UPLOAD, PUT]);
    const [first, second] = callsOf(PUT).map(jsonBodyOf);
    expect(second).toEqual(first);
  });
});

describe('a thread', () => {
  const content = someContent({
    parts: ['one', 'two', 'three'].map((text) => ({ text, media: [] })),
  });
  const repliesOf = (calls: Parameters<typeof jsonBodyOf>[0][]) =>
    calls.map((call) => (jsonBodyOf(call) as PutBody).record.reply);

  it('links every part to the first and to the one before', async () => {
    const { http, callsOf } = scriptedHttp({ [PUT]: [stores] });
    const result = await anAdapter(http).publish(
      aRequest({ content, journal: new MemoryJournal() })
    );
    const refs = result.parts.map(({ ref }) => ref);
    expect(refs).toHaveLength(3);
    expect(repliesOf(callsOf(PUT))).toEqual([
      undefined,
      { root: refs[0], parent: refs[0] },
      { root: refs[0], parent: refs[1] },
    ]);
    expect(result.id).toBe(result.parts[0]?.id);
  });

  it('resumes at the missing part', async () => {
    const { http, callsOf } = scriptedHttp({ [PUT]: [stores, xrpcError(429, 'Slow'), stores] });
    const journal = new MemoryJournal();
    const adapter = anAdapter(http);
    expect((await failureOf(adapter.publish(aRequest({ content, journal })))).family).toBe(
      'retryable'
    );
    await adapter.publish(aRequest({ content, journal }));
    const texts = callsOf(PUT).map((call) => (jsonBodyOf(call) as PutBody).record.text);
    expect(texts).toEqual(['one', 'two', 'two', 'three']);
    const keys = callsOf(PUT).map((call) => (jsonBodyOf(call) as PutBody).rkey);
    expect(keys[1]).toBe(keys[2]);
  });

  const secondPart = async (adapter: ReturnType<typeof anAdapter>) => {
    const [, part] = await adapter.prepare(aRequest({ content }));
    if (!part) throw new Error('There is no second part');
    return part;
  };

  it('looks up the ref of a part whose link a person gave', async () => {
    const found = { uri: uriOf('3aaa'), cid: 'bafyfound' };
    const { http, callsOf } = scriptedHttp({ [PUT]: [stores], [GET]: [json(200, found)] });
    const adapter = anAdapter(http);
    const pasted: PostedPart = { index: 0, id: uriOf('3aaa'), url: null };
    await adapter.commit(aRequest({ content }), await secondPart(adapter), [pasted]);
    expect(repliesOf(callsOf(PUT))).toEqual([{ root: found, parent: found }]);
  });

  it.each([
    ['is unknown', []],
    ['has no address', [{ index: 0, id: 'https://bsky.app/x', url: null }]],
    ['was deleted', [{ index: 0, id: uriOf('3gone'), url: null }]],
  ] satisfies [string, PostedPart[]][])('stops when the earlier part %s', async (_, earlier) => {
    const { http, callsOf } = scriptedHttp({ [GET]: [xrpcError(400, 'RecordNotFound')] });
    const adapter = anAdapter(http);
    const call = adapter.commit(aRequest({ content }), await secondPart(adapter), earlier);
    const failure = await failureOf(call);
    expect([failure.family, failure.code]).toEqual(['rejected', 'EARLIER_PART_MISSING']);
    expect(callsOf(PUT)).toHaveLength(0);
  });
});

describe('reconciling a doubt', () => {
  const reconcile = async (answer: Answer | ReturnType<typeof json>) => {
    const script = scriptedHttp({ [GET]: [answer] });
    const adapter = anAdapter(script.http);
    const { part, rkey } = await prepared(adapter);
    const doubt = { part, startedAt: NOW, endedAt: NOW + 30_000, since: NOW };
    return { outcome: adapter.reconcile(aRequest(), doubt), rkey, ...script };
  };

  it('finds the post at its key, without sending anything', async () => {
    const { outcome, rkey, calls } = await reconcile(json(200, { uri: uriOf('3n2'), cid: 'bafy' }));
    await expect(outcome).resolves.toEqual({
      outcome: 'posted',
      part: {
        index: 0,
        id: uriOf('3n2'),
        url: `https://bsky.app/profile/${DID}/post/${rkey}`,
        ref: { uri: uriOf('3n2'), cid: 'bafy' },
      },
    });
    expect(calls.map(({ method, url }) => `${method} ${url.split('?')[0] ?? ''}`)).toEqual([
      `GET ${PDS}/xrpc/${GET}`,
    ]);
  });

  it('is certain at once that there is none', async () => {
    const adapter = anAdapter(scriptedHttp({}).http);
    const { outcome } = await reconcile(xrpcError(400, 'RecordNotFound'));
    await expect(outcome).resolves.toEqual({ outcome: 'absent' });
    expect(adapter.descriptor.settlingMs).toEqual([]);
  });

  it.each([
    xrpcError(400, 'InvalidRequest', 'Could not find repo'),
    xrpcError(400, 'RepoTakendown'),
  ])('is unsure when the repository is not there (case %#)', async (answer) => {
    const { outcome } = await reconcile(answer);
    await expect(outcome).resolves.toMatchObject({ outcome: 'unsure' });
  });

  it.each([
    [broken('timeout'), 'retryable'],
    [broken('unreachable'), 'retryable'],
    [broken('cut'), 'retryable'],
    [html(502), 'retryable'],
    [json(200, { uri: 'nonsense' }), 'retryable'],
    [xrpcError(429, 'RateLimitExceeded'), 'retryable'],
  ])('asks again later when there is no answer (case %#)', async (answer, family) => {
    const { outcome } = await reconcile(answer);
    expect((await failureOf(outcome)).family).toBe(family);
  });
});
