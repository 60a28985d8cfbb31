import type { PostedPart } from '../../../../server/src/platforms/contract';
import { ScriptedHttp } from '../../../platform-kit/scripted-http';
import {
  anAccount,
  anAdapter,
  answer,
  failureOf,
  ok,
  refusal,
  someCredentials,
  STATUS,
  statusAnswer,
} from './builders';

const QUERY = '/v2/video/query/';
const ref = { publishId: 'v_pub~1', kind: 'video', username: 'harbourlight' };
const known: PostedPart = { index: 0, id: '7391234567890123456', url: null, ref };
const unknown: PostedPart = { index: 0, id: 'v_pub~1', url: null, ref };

const requestFor = (post: PostedPart, scopes?: string[]) => ({
  account: anAccount(),
  credentials: someCredentials(scopes ? { scopes } : {}),
  post,
  signal: new AbortController().signal,
});

describe('figures', () => {
  const metrics = (adapter: ReturnType<typeof anAdapter>['adapter'], posts: PostedPart[]) => {
    const { account, credentials, signal } = requestFor(known);
    return adapter.fetchMetrics({ account, credentials, posts, signal });
  };
  const figures = { view_count: 120, like_count: 7, comment_count: 1, share_count: 0 };

  it('are read in the order asked for, each under the id it was asked by', async () => {
    const { http, adapter } = anAdapter();
    const other = { ...known, id: '72' };
    http.on('POST', STATUS, statusAnswer('PUBLISH_COMPLETE', {}, '[73]')).on(
      'POST',
      QUERY,
      ok({
        videos: [
          { id: '73', view_count: 5 },
          { id: '72', ...figures },
        ],
      })
    );
    expect(await metrics(adapter, [other, unknown, known])).toEqual([
      { id: '72', state: 'visible', values: { videoViews: 120, likes: 7, comments: 1, shares: 0 } },
      { id: 'v_pub~1', state: 'visible', values: { videoViews: 5 } },
      { id: known.id, state: 'gone', values: {} },
    ]);
    expect(ScriptedHttp.jsonOf(http.sent('POST', QUERY)[0])).toEqual({
      filters: { video_ids: ['72', '73', known.id] },
    });
  });

  it('do not exist of a post that is not public; nothing is asked but its state', async () => {
    const { http, adapter } = anAdapter();
    http.on('POST', STATUS, statusAnswer('PUBLISH_COMPLETE'));
    expect(await metrics(adapter, [unknown])).toEqual([
      { id: 'v_pub~1', state: 'visible', values: {} },
    ]);
    expect(http.sent('POST', QUERY)).toEqual([]);
  });

  it('take the id from the address where that is known', async () => {
    const { http, adapter } = anAdapter();
    http.on('POST', QUERY, ok({ videos: [{ id: '74', ...figures }] }));
    const url = 'https://www.tiktok.com/@harbourlight/video/74';
    const [first] = await metrics(adapter, [{ ...unknown, url }]);
    expect(first).toMatchObject({ id: 'v_pub~1', values: { videoViews: 120 } });
  });

  it.each([
    ['a missing permission', refusal('scope_not_authorized', 401), 'account_problem'],
    ['trouble', answer(500), 'retryable'],
    ['a page', answer(200, '<html>'), 'retryable'],
  ])('end in a failure after %s', async (_, given, family) => {
    const { http, adapter } = anAdapter();
    http.on('POST', QUERY, given);
    expect((await failureOf(metrics(adapter, [known]))).family).toBe(family);
  });
});

describe('the address', () => {
  const videos = (share_url: unknown) => ok({ videos: [{ id: '71', share_url }] });

  it.each([
    [
      'as TikTok says it',
      videos('https://www.tiktok.com/@new.name/video/71?utm=1'),
      'https://www.tiktok.com/@new.name/video/71',
    ],
    ['as it usually is', videos(null), 'https://web.example/@harbourlight/video/71'],
    ['without a word', answer(500), 'https://web.example/@harbourlight/video/71'],
  ])('is found once the post is public, %s', async (_, query, url) => {
    const { http, adapter } = anAdapter();
    http.on('POST', STATUS, statusAnswer('PUBLISH_COMPLETE', {}, '[71]')).on('POST', QUERY, query);
    expect(await adapter.findUrl(requestFor(unknown))).toBe(url);
  });

  it('is built without asking where figures may not be read', async () => {
    const { http, adapter } = anAdapter();
    http.on('POST', STATUS, statusAnswer('PUBLISH_COMPLETE', {}, '[71]'));
    const url = await adapter.findUrl(requestFor(unknown, ['video.publish']));
    expect(url).toBe('https://web.example/@harbourlight/video/71');
  });

  it.each([
    ['before moderation', statusAnswer('PUBLISH_COMPLETE')],
    ['of a draft', statusAnswer('SEND_TO_USER_INBOX')],
    ['of a forgotten post', refusal('invalid_publish_id', 400)],
  ])('is not known %s', async (_, status) => {
    const { http, adapter } = anAdapter();
    http.on('POST', STATUS, status);
    expect(await adapter.findUrl(requestFor(unknown))).toBeNull();
  });

  it('is not asked for twice', async () => {
    const { http, adapter } = anAdapter();
    const url = 'https://www.tiktok.com/@harbourlight/video/71';
    expect(await adapter.findUrl(requestFor({ ...unknown, url }))).toBe(url);
    expect(http.requests).toEqual([]);
  });
});

it('offers neither removal nor comments, and knows no rate limit', () => {
  const { adapter } = anAdapter();
  expect([adapter.can('remove'), adapter.can('comment'), adapter.can('metrics')]).toEqual([
    ...[false, false, true],
  ]);
  expect(adapter.getRateLimitStatus()).toEqual([]);
});

describe('a pasted address', () => {
  const WWW = 'https://www.tiktok.com';
  it.each([
    [
      `${WWW}/@harbour.light/video/7391234567890123456?is_from_webapp=1#x`,
      '7391234567890123456',
      `${WWW}/@harbour.light/video/7391234567890123456`,
    ],
    [`https://tiktok.com/@a_b/photo/71/`, '71', `${WWW}/@a_b/photo/71`],
    ['https://web.example/@a/video/71', '71', 'https://web.example/@a/video/71'],
    ['https://vm.tiktok.com/ZMabc123/', null, 'https://vm.tiktok.com/ZMabc123'],
    ['https://vt.tiktok.com/ZSabc123?x=1', null, 'https://vt.tiktok.com/ZSabc123'],
    [`${WWW}/t/ZTabc123/`, null, `${WWW}/t/ZTabc123`],
  ])('%s is %s', (pasted, id, url) => {
    expect(anAdapter().adapter.recognisePost(pasted)).toEqual({ id, url });
  });

  it.each([
    ...['', 'lamp', `${WWW}/@harbour`, `${WWW}/@harbour/video/`, `${WWW}/@harbour/video/abc`],
    ...[`${WWW}/harbour/video/71`, `${WWW}/@harbour/live/71`, `${WWW}/@harbour/video/071`],
    ...['http://www.tiktok.com/@a/video/71', 'https://tiktok.com.evil.example/@a/video/71'],
    ...['https://www.tiktok.com@evil.example/@a/video/71', 'https://vm.tiktok.com/a/b'],
    ...['https://vx.tiktok.com/ZMabc123', `${WWW}/@a/video/71/more`, 'javascript:alert(1)'],
  ])('%s is none', (pasted) => {
    expect(anAdapter().adapter.recognisePost(pasted)).toBeNull();
  });
});
