import type { Account, JsonValue } from '../../../../server/src/platforms/contract';
import { answer } from '../../../platform-kit/scripted-http';
import { aSetup, failureOf, MEMBER, NOW, PAGE, urnAt } from './builders';

const SHARE = urnAt(NOW - 3_600_000);
const VIDEO = urnAt(NOW - 7_200_000, 'ugcPost');
const STATISTICS = '/rest/organizationalEntityShareStatistics';
const ANALYTICS = '/rest/memberCreatorPostAnalytics';

const asking = (
  ids: string[],
  {
    author = PAGE,
    traits,
    scopes = [],
  }: { author?: string; traits?: Account['traits']; scopes?: string[] } = {}
) => {
  const setup = aSetup({ author, deps: { method: 'organization' } });
  const { account, credentials, signal } = setup.request;
  const posts = ids.map((id) => ({ index: 0, id, url: null }));
  const fetch = () =>
    setup.adapter.fetchMetrics({
      account: { ...account, traits },
      credentials: { ...credentials, scopes },
      posts,
      signal,
    });
  return { http: setup.http, fetch };
};

const element = (key: string, urn: string, totals: Record<string, JsonValue>) => ({
  organizationalEntity: PAGE,
  [key]: urn,
  totalShareStatistics: totals,
});

const totals = {
  impressionCount: 812,
  uniqueImpressionsCount: 640,
  clickCount: 31,
  likeCount: 12,
  commentCount: 2,
  shareCount: 1,
  engagement: 0.0566,
};

describe('the numbers of a page’s posts', () => {
  it('are asked for by kind of URN and given in the order asked for', async () => {
    const { http, fetch } = asking([VIDEO, SHARE]);
    http.on('GET', '&shares=', answer(200, { elements: [element('share', SHARE, totals)] }));
    http.on(
      'GET',
      '&ugcPosts=',
      answer(200, { elements: [element('ugcPost', VIDEO, { likeCount: -1 })] })
    );
    expect(await fetch()).toEqual([
      { id: VIDEO, state: 'visible', values: { likes: 0 } },
      {
        id: SHARE,
        state: 'visible',
        values: { impressions: 812, reach: 640, clicks: 31, likes: 12, comments: 2, shares: 1 },
      },
    ]);
    expect(http.requests[0]?.url).toBe(
      `https://api.example${STATISTICS}?q=organizationalEntity&organizationalEntity=urn%3Ali%3Aorganization%3A2414183&shares=List(${encodeURIComponent(SHARE)})`
    );
  });

  it.each([
    ['there', answer(200, {}), 'visible'],
    ['hidden', answer(403), 'visible'],
    ['gone', answer(404), 'gone'],
  ])('that LinkedIn leaves out are unknown; the post is %s', async (_, given, state) => {
    const { http, fetch } = asking([SHARE]);
    http.on('GET', STATISTICS, answer(200, { elements: [] }));
    http.on('GET', '/rest/posts/', given);
    expect(await fetch()).toEqual([{ id: SHARE, state, values: {} }]);
  });

  it('survive elements they cannot read', async () => {
    const { http, fetch } = asking([SHARE]);
    const elements = [
      null,
      { share: 7 },
      element('share', SHARE, { clickCount: 'many', likeCount: 3 }),
    ];
    http.on('GET', STATISTICS, answer(200, { elements }));
    expect(await fetch()).toEqual([{ id: SHARE, state: 'visible', values: { likes: 3 } }]);
  });

  it('are not asked for of a post that is known by its activity only', async () => {
    const id = 'urn:li:activity:739';
    const { http, fetch } = asking([id]);
    expect(await fetch()).toEqual([{ id, state: 'visible', values: {} }]);
    expect(http.requests).toHaveLength(0);
  });

  it('are unknown where the role does not suffice, without a call', async () => {
    const { http, fetch } = asking([SHARE], { traits: { mayReadStatistics: false } });
    expect(await fetch()).toEqual([{ id: SHARE, state: 'visible', values: {} }]);
    expect(http.requests).toHaveLength(0);
  });

  it.each([
    [answer(403, { code: 'ACCESS_DENIED' }), 'account_problem'],
    [answer(401, { code: 'REVOKED_ACCESS_TOKEN' }), 'auth_expired'],
    [answer(429, { message: 'DAY limit' }), 'rate_limited'],
    [answer(500), 'retryable'],
    [answer(200, '<html>'), 'retryable'],
  ])('cannot be had: %j is %s', async (given, family) => {
    const { http, fetch } = asking([SHARE]);
    http.on('GET', STATISTICS, given);
    expect((await failureOf(fetch())).family).toBe(family);
  });
});

describe('the numbers of a member’s posts', () => {
  it('are not told to self-serve apps', async () => {
    const { http, fetch } = asking([SHARE], { author: MEMBER, scopes: ['w_member_social'] });
    expect(await fetch()).toEqual([{ id: SHARE, state: 'visible', values: {} }]);
    expect(http.requests).toHaveLength(0);
  });

  const scopes = ['r_member_postAnalytics'];

  it('come one by one where the scope was granted', async () => {
    const { http, fetch } = asking([VIDEO], { author: MEMBER, scopes });
    http.on('GET', ANALYTICS, ({ url }) => {
      if (url.includes('MEMBERS_REACHED')) return answer(200, { elements: [] });
      const metricType = { 'com.linkedin.adsexternalapi.PostMetricTypeV1': 'IMPRESSION' };
      return answer(200, { elements: [{ count: 8, metricType }] });
    });
    expect(await fetch()).toEqual([
      { id: VIDEO, state: 'visible', values: { impressions: 8, shares: 8, likes: 8, comments: 8 } },
    ]);
    expect(http.requests[0]?.url).toBe(
      `https://api.example${ANALYTICS}?q=entity&entity=(ugc:${encodeURIComponent(VIDEO)})&queryType=IMPRESSION&aggregation=TOTAL`
    );
    expect(http.requests).toHaveLength(5);
  });

  it('end with the post', async () => {
    const { http, fetch } = asking([SHARE], { author: MEMBER, scopes });
    http.on('GET', ANALYTICS, answer(404));
    expect(await fetch()).toEqual([{ id: SHARE, state: 'gone', values: {} }]);
  });
});
