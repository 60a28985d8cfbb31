import type { AdapterDeps, MetricsRequest, MetricValues, PostMetrics } from '../contract';
import { readRest } from './client';
import type { LinkedInApi } from './client';
import { fetchMemberMetrics, mayReadMemberMetrics } from './member-metrics';
import { mayReadStatistics } from './organizations';
import { hasPost } from './posts-client';
import { apiOf } from './publish';
import { withThrottle } from './throttle';
import { isOrganization, isPostUrn } from './urn';
import { shareStatisticsSchema } from './wire';
import type { ShareStatistics } from './wire';

/**
 * How posts do. Pages: their statistics, for the role ADMINISTRATOR (STATS, checked 2026-11-22).
 * Members: nothing, as the scope that self-serve apps get reads no numbers at all (SHARE), unless
 * the connection has `r_member_postAnalytics` (MPA). What may not be read has no values.
 */
export const fetchMetrics = async (
  deps: AdapterDeps,
  request: MetricsRequest
): Promise<PostMetrics[]> => {
  const { account, credentials, posts } = request;
  const api = apiOf(deps, request);
  const ids = posts.map(({ id }) => id);
  return withThrottle({ journal: null, clock: deps.clock }, async () => {
    if (isOrganization(account.id)) {
      return mayReadStatistics(account) ? ofOrganization(api, account.id, ids) : untold(ids);
    }
    return mayReadMemberMetrics(credentials) ? fetchMemberMetrics(api, ids) : untold(ids);
  });
};

const untold = (ids: readonly string[]): PostMetrics[] =>
  ids.map((id) => ({ id, state: 'visible', values: {} }));

const ofOrganization = async (
  api: LinkedInApi,
  organization: string,
  ids: readonly string[]
): Promise<PostMetrics[]> => {
  const found = new Map<string, MetricValues>();
  for (const [kind, parameter] of [
    ['share', 'shares'],
    ['ugcPost', 'ugcPosts'],
  ] as const) {
    const urns = ids.filter((id) => isPostUrn(id) && id.startsWith(`urn:li:${kind}:`));
    if (urns.length === 0) continue;
    for (const element of await readStatistics(api, { organization, parameter, urns })) {
      found.set(element[kind] ?? '', valuesOf(element));
    }
  }
  const metrics: PostMetrics[] = [];
  for (const id of ids) {
    const values = found.get(id);
    if (values) metrics.push({ id, state: 'visible', values });
    else metrics.push({ id, state: await stateOf(api, id), values: {} });
  }
  return metrics;
};

/** STATS leaves out posts without activity, and says nothing of those that are gone. */
const stateOf = async (api: LinkedInApi, id: string): Promise<PostMetrics['state']> =>
  isPostUrn(id) && (await hasPost(api, id)) === false ? 'gone' : 'visible';

interface AskedPosts {
  organization: string;
  parameter: 'shares' | 'ugcPosts';
  urns: readonly string[];
}

/** Rest.li wants URNs percent-encoded, and the brackets of the list as they are. */
const readStatistics = async (
  api: LinkedInApi,
  { organization, parameter, urns }: AskedPosts
): Promise<ShareStatistics[]> => {
  const list = urns.map((urn) => encodeURIComponent(urn)).join(',');
  const query = `q=organizationalEntity&organizationalEntity=${encodeURIComponent(organization)}`;
  const { elements } = await readRest(api, {
    path: `/rest/organizationalEntityShareStatistics?${query}&${parameter}=List(${list})`,
    schema: shareStatisticsSchema,
    what: 'the statistics of the page',
  });
  return elements;
};

const valuesOf = ({ totalShareStatistics: totals }: ShareStatistics): MetricValues => {
  const counts: [keyof MetricValues, number | undefined][] = [
    ['impressions', totals?.impressionCount],
    ['reach', totals?.uniqueImpressionsCount],
    ['clicks', totals?.clickCount],
    ['likes', totals?.likeCount],
    ['comments', totals?.commentCount],
    ['shares', totals?.shareCount],
  ];
  const told = counts.filter((pair): pair is [keyof MetricValues, number] => pair[1] !== undefined);
  // Taking likes back can make them negative (reported, checked 2026-11-22).
  return Object.fromEntries(told.map(([name, count]) => [name, Math.max(0, count)]));
};
