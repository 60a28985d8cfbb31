import { TransportError } from '../../../../server/src/platforms/contract';
import type { PostedPart } from '../../../../server/src/platforms/contract';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import { aSetup, failureOf, MEMBER, NOW, PAGE, urnAt } from './builders';
import type { SetupOptions } from './builders';

const URN = urnAt(NOW - 1_000);
const COMMENTS = `/rest/socialActions/${encodeURIComponent(URN)}/comments`;

const aPosted = (id = URN): PostedPart => ({ index: 0, id, url: null });

const about = (id = URN, options: SetupOptions = {}) => {
  const setup = aSetup(options);
  const { account, credentials, signal } = setup.request;
  return { ...setup, post: { account, credentials, signal, post: aPosted(id) } };
};

describe('a comment', () => {
  const commenting = (text = 'Link: https://harbour.example/a_b', id = URN, author = MEMBER) => {
    const setup = about(id, { author });
    const comment = () => setup.adapter.comment({ ...setup.post, text, key: 'k' });
    return { ...setup, comment };
  };
  const early = answer(404, { message: 'Unable to obtain activity for the given URN' });
  const made = answer(201, { id: '739', $URN: 'urn:li:comment:(urn:li:activity:1,739)' });

  it.each([MEMBER, PAGE])('is made by the author %s, as little text', async (author) => {
    const { http, comment } = commenting(undefined, URN, author);
    http.on('POST', COMMENTS, made);
    expect(await comment()).toEqual({
      index: 0,
      id: '739',
      url: null,
      ref: 'urn:li:comment:(urn:li:activity:1,739)',
    });
    expect(ScriptedHttp.jsonOf(http.requests[0])).toEqual({
      actor: author,
      object: URN,
      message: { text: 'Link: https://harbour.example/a\\_b' },
    });
    expect(http.requests[0]?.headers).toMatchObject({ 'LinkedIn-Version': '202609' });
  });

  it('is known by its header where the body tells nothing', async () => {
    const { http, comment } = commenting();
    http.on('POST', COMMENTS, answer(201, '', { 'x-restli-id': '740' }));
    expect(await comment()).toEqual({ index: 0, id: '740', url: null });
  });

  it('is tried three more times while the new post is not known', async () => {
    const { http, clock, comment } = commenting();
    http.on('POST', COMMENTS, early, early, early, made);
    expect((await comment()).id).toBe('739');
    expect(clock.slept).toEqual([5_000, 10_000, 15_000]);
  });

  it('is tried later when that was not enough', async () => {
    const { http, comment } = commenting();
    http.on('POST', COMMENTS, early);
    expect((await failureOf(comment())).failure).toEqual({
      family: 'retryable',
      retryAfterMs: 60_000,
    });
    expect(http.requests).toHaveLength(4);
  });

  it('on a post that is gone is rejected at once', async () => {
    const old = urnAt(NOW - 3_600_000);
    const { http, comment } = commenting('Hello', old);
    http.on('POST', '/comments', answer(404));
    expect((await failureOf(comment())).family).toBe('rejected');
    expect(http.requests).toHaveLength(1);
  });

  it.each([
    ['a timeout', new TransportError('timeout', 'x')],
    ['a 500', answer(500)],
    ['a 201 without an id', answer(201, {})],
  ])('whose answer is %s may be visible, and is not repeated', async (_, given) => {
    const { http, comment } = commenting();
    http.on('POST', COMMENTS, given);
    expect((await failureOf(comment())).family).toBe('unknown_outcome');
    expect(http.requests).toHaveLength(1);
  });

  it.each([
    ['is unreachable', new TransportError('unreachable', 'x'), 'retryable'],
    ['has no use for the token', answer(401, { code: 'EXPIRED_ACCESS_TOKEN' }), 'auth_expired'],
    ['asks for a pause', answer(429, { message: 'x' }), 'retryable'],
    ['had enough for today', answer(429, { message: 'the DAY limit' }), 'rate_limited'],
  ])('is not there when LinkedIn %s', async (_, given, family) => {
    const { http, comment } = commenting();
    http.on('POST', COMMENTS, given);
    expect((await failureOf(comment())).family).toBe(family);
  });

  it.each([[' '], ['x'.repeat(1251)], ['('.repeat(626)]])(
    'of impossible length is rejected unsent (%#)',
    async (text) => {
      const { http, comment } = commenting(text);
      expect(await failureOf(comment())).toMatchObject({
        family: 'rejected',
        code: 'COMMENT_LENGTH',
      });
      expect(http.requests).toHaveLength(0);
    }
  );
});

describe('taking a post away', () => {
  it.each([
    [204, 'removed'],
    [404, 'absent'],
  ] as const)('is answered with %i: %s', async (status, outcome) => {
    const { http, adapter, post } = about();
    http.on('DELETE', '/rest/posts/', answer(status));
    expect(await adapter.remove(post)).toBe(outcome);
    expect(http.requests[0]).toMatchObject({
      url: `https://api.example/rest/posts/${encodeURIComponent(URN)}`,
      headers: { 'X-RestLi-Method': 'DELETE', 'X-Restli-Protocol-Version': '2.0.0' },
    });
  });

  it.each([
    ['a lost answer', new TransportError('reset', 'x'), 'retryable'],
    ['a 503', answer(503), 'retryable'],
    ['another author', answer(403), 'account_problem'],
    ['an old version', answer(426), 'operator_problem'],
  ])('fails with %s', async (_, given, family) => {
    const { http, adapter, post } = about();
    http.on('DELETE', '/rest/posts/', given);
    expect((await failureOf(adapter.remove(post))).family).toBe(family);
  });

  it('is not claimed of a post that is known by its activity only', async () => {
    const { http, adapter, post } = about('urn:li:activity:739');
    expect(await failureOf(adapter.remove(post))).toMatchObject({
      family: 'rejected',
      code: 'POST_ID_UNKNOWN',
    });
    expect(http.requests).toHaveLength(0);
  });
});

describe('what may be done with a post', () => {
  it.each([
    ['default', false],
    ['organization', true],
  ])('connected by %s: numbers are %s', (method, metrics) => {
    const { adapter } = about(URN, { deps: { method } });
    expect(adapter.can('metrics')).toBe(metrics);
    expect([adapter.can('comment'), adapter.can('remove')]).toEqual([true, true]);
  });
});
