import type { Credentials, MetricName, MetricValues, PostMetrics } from '../contract';
import { PlatformFailure } from '../contract';
import { readRest } from './client';
import type { LinkedInApi } from './client';
import { isPostUrn } from './urn';
import { memberAnalyticsSchema } from './wire';

/** MPA, checked 2026-11-22: comes with the Community Management API only. */
const SCOPE = 'r_member_postAnalytics';

/** MPA: one kind of number a call. */
const QUERY_TYPES: readonly [MetricName, string][] = [
  ['impressions', 'IMPRESSION'],
  ['reach', 'MEMBERS_REACHED'],
  ['shares', 'RESHARE'],
  ['likes', 'REACTION'],
  ['comments', 'COMMENT'],
];

export const mayReadMemberMetrics = ({ scopes }: Credentials): boolean => scopes.includes(SCOPE);

/** How a member's posts do (MPA, checked 2026-11-22). */
export const fetchMemberMetrics = async (
  api: LinkedInApi,
  ids: readonly string[]
): Promise<PostMetrics[]> => {
  const metrics: PostMetrics[] = [];
  for (const id of ids) metrics.push(await metricsOf(api, id));
  return metrics;
};

const metricsOf = async (api: LinkedInApi, id: string): Promise<PostMetrics> => {
  const values: MetricValues = {};
  if (!isPostUrn(id)) return { id, state: 'visible', values };
  try {
    for (const [name, queryType] of QUERY_TYPES) {
      const count = await countOf(api, id, queryType);
      if (count !== undefined) values[name] = Math.max(0, count);
    }
    return { id, state: 'visible', values };
  } catch (error) {
    if (!(error instanceof PlatformFailure) || error.httpStatus !== 404) throw error;
    return { id, state: 'gone', values: {} };
  }
};

/** Entities are `(share:urn…)` and `(ugc:urn…)`; only the URN is percent-encoded. */
const countOf = async (
  api: LinkedInApi,
  id: string,
  queryType: string
): Promise<number | undefined> => {
  const kind = id.startsWith('urn:li:ugcPost:') ? 'ugc' : 'share';
  const entity = `(${kind}:${encodeURIComponent(id)})`;
  const { elements } = await readRest(api, {
    path: `/rest/memberCreatorPostAnalytics?q=entity&entity=${entity}&queryType=${queryType}&aggregation=TOTAL`,
    schema: memberAnalyticsSchema,
    what: 'how a post does',
  });
  return elements[0]?.count;
};
