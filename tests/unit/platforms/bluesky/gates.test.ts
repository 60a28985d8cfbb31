import type { JsonValue } from '../../../../server/src/platforms/contract';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import { anAdapter, aRequest, DID, failureOf, NOW, someContent } from './builders';
import { broken, html, json, jsonBodyOf, nsidOf, scriptedHttp, xrpcError } from './fake-http';
import type { Answer } from './fake-http';

const PUT = 'com.atproto.repo.putRecord';
const GET = 'com.atproto.repo.getRecord';
const POST = 'app.bsky.feed.post';
const THREADGATE = 'app.bsky.feed.threadgate';
const POSTGATE = 'app.bsky.feed.postgate';
const CREATED = '2026-11-22T12:00:00.000Z';

interface Put {
  collection: string;
  rkey: string;
  swapRecord: null;
  record: Record<string, JsonValue>;
}

const stores: Answer = (request) => {
  const { rkey, collection } = jsonBodyOf(request) as Put;
  return json(200, { uri: `at://${DID}/${collection}/${rkey}`, cid: `cid-${rkey}`, commit: {} });
};

const publish = async (options: Record<string, JsonValue>, texts = ['Ahoy']) => {
  const { http, callsOf } = scriptedHttp({ [PUT]: [stores] });
  const content = someContent({ parts: texts.map((text) => ({ text, media: [] })) });
  const result = await anAdapter(http).publish(aRequest({ content, options }));
  return { result, puts: callsOf(PUT).map((call) => jsonBodyOf(call) as Put) };
};

describe('who may reply and quote', () => {
  it.each([
    ['mentioned', [{ $type: `${THREADGATE}#mentionRule` }]],
    ['following', [{ $type: `${THREADGATE}#followingRule` }]],
    ['followers', [{ $type: `${THREADGATE}#followerRule` }]],
    ['nobody', []],
  ])(
    'replies from %s: a gate of the thread, after the post, under its key',
    async (replies, allow) => {
      const { result, puts } = await publish({ replies });
      expect(puts.map(({ collection }) => collection)).toEqual([POST, THREADGATE]);
      const [post, gate] = puts;
      expect(gate).toEqual({
        repo: DID,
        collection: THREADGATE,
        rkey: post?.rkey,
        swapRecord: null,
        record: { $type: THREADGATE, post: result.id, createdAt: CREATED, allow },
      });
      expect(post).not.toHaveProperty('gates');
    }
  );

  it('no quotes: a gate of the post', async () => {
    const { result, puts } = await publish({ quotes: 'nobody' });
    expect(puts[1]).toMatchObject({
      collection: POSTGATE,
      rkey: puts[0]?.rkey,
      record: {
        $type: POSTGATE,
        post: result.id,
        createdAt: CREATED,
        embeddingRules: [{ $type: `${POSTGATE}#disableRule` }],
      },
    });
  });

  it.each([{}, { replies: 'everyone' }, { quotes: 'everyone' }] as Record<string, JsonValue>[])(
    'everybody (%j) needs no gate',
    async (options) => {
      expect((await publish(options)).puts).toHaveLength(1);
    }
  );

  it('in a thread replies are limited once, quotes at every part', async () => {
    const { puts } = await publish({ replies: 'nobody', quotes: 'nobody' }, ['one', 'two']);
    expect(puts.map(({ collection }) => collection)).toEqual([
      POST,
      THREADGATE,
      POSTGATE,
      POST,
      POSTGATE,
    ]);
    expect(puts[4]?.rkey).toBe(puts[3]?.rkey);
  });
});

describe('a gate that could not be written', () => {
  const options = { replies: 'nobody' };
  const found = json(200, { uri: `at://${DID}/${POST}/3n2`, cid: 'c' });

  const committed = async (gateAnswer: Answer) => {
    const script = scriptedHttp({ [PUT]: [stores, gateAnswer, stores], [GET]: [found] });
    const adapter = anAdapter(script.http);
    const journal = new MemoryJournal();
    const request = aRequest({ options, journal });
    const [part] = await adapter.prepare(request);
    if (!part) throw new Error('Nothing was prepared');
    const doubt = { part, startedAt: NOW, endedAt: NOW, since: NOW };
    return { ...script, adapter, request, part, doubt };
  };

  it.each([
    ['the answer is lost', broken('reset')],
    ['the server is not there', broken('unreachable')],
    ['the server is busy', xrpcError(429, 'RateLimitExceeded')],
    ['the token has ended', xrpcError(400, 'ExpiredToken')],
    ['a proxy answers', html(502)],
    ['it is refused', xrpcError(400, 'InvalidRequest')],
  ])('(%s) leaves an unknown outcome: the post is out and is not sent again', async (_, answer) => {
    const { adapter, request, part } = await committed(answer);
    const failure = await failureOf(adapter.commit(request, part, []));
    expect([failure.family, failure.code]).toEqual(['unknown_outcome', 'GATE_PENDING']);
  });

  it('is written by reconciling, which says posted', async () => {
    const { adapter, request, part, doubt, calls } = await committed(broken('reset'));
    await failureOf(adapter.commit(request, part, []));
    expect(await adapter.reconcile(request, doubt)).toMatchObject({ outcome: 'posted' });
    expect(calls.map(nsidOf)).toEqual([PUT, PUT, GET, PUT]);
    expect(jsonBodyOf(calls[3])).toEqual(jsonBodyOf(calls[1]));
  });

  it('that stands there already, whatever it says, is kept', async () => {
    const { adapter, request, part } = await committed(xrpcError(400, 'InvalidSwap'));
    expect(await adapter.commit(request, part, [])).toMatchObject({ index: 0 });
  });

  it.each([
    [xrpcError(400, 'InvalidRequest'), 'unsure'],
    [xrpcError(401, 'AccountTakedown'), 'unsure'],
  ])('that is refused for good is told to a person (case %#)', async (answer, outcome) => {
    const { request, doubt } = await committed(answer);
    const { http } = scriptedHttp({ [GET]: [found], [PUT]: [answer] });
    const told = await anAdapter(http).reconcile(request, doubt);
    expect(told).toMatchObject({ outcome, reason: expect.stringContaining('is out') as unknown });
  });

  it.each([
    [xrpcError(400, 'ExpiredToken'), 'auth_expired'],
    [html(503), 'retryable'],
    [broken('timeout'), 'retryable'],
  ])('is tried again later when that may help (case %#)', async (answer, family) => {
    const { request, doubt } = await committed(answer);
    const { http } = scriptedHttp({ [GET]: [found], [PUT]: [answer] });
    expect((await failureOf(anAdapter(http).reconcile(request, doubt))).family).toBe(family);
  });

  it('is not written when the post is not there', async () => {
    const { request, doubt } = await committed(broken('reset'));
    const { http, calls } = scriptedHttp({ [GET]: [xrpcError(400, 'RecordNotFound')] });
    expect(await anAdapter(http).reconcile(request, doubt)).toEqual({ outcome: 'absent' });
    expect(calls.map(nsidOf)).toEqual([GET]);
  });
});
