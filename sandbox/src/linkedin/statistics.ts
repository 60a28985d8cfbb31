import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { apiError, notEnoughPermissions, notFound } from './errors';
import { admit, requireScope, type Caller } from './gateway';
import { organizationById } from './people';
import { numbersOf, type PostNumbers } from './post-numbers';
import { allowQuery, expectRestliMethod } from './rest-request';
import type { LinkedIn, Post } from './state';
import { parseUrn, urnInQuery, urnProblem } from './urn';

const illegal = (message: string) => apiError(400, 'ILLEGAL_ARGUMENT', message);

/** The raw value: Rest.li's brackets stand as they are, what is inside is percent-encoded. */
const rawParameter = (context: Context<SandboxEnv>, name: string): string | null => {
  const pairs = new URL(context.req.url).search.slice(1).split('&');
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
};

/** `List(urn%3Ali%3Ashare%3A1,…)`. */
const urnList = (context: Context<SandboxEnv>, name: string, type: string): string[] => {
  const raw = rawParameter(context, name);
  if (raw === null) return [];
  const [, inside] = /^List\(([^():]*)\)$/.exec(raw) ?? [];
  if (!inside) throw illegal(`Invalid query parameters passed to request: ${name}`);
  const urns = inside.split(',').map(decodeURIComponent);
  const wrong = urns.find((urn) => urnProblem(urn, [type]) !== null);
  if (wrong !== undefined) throw illegal(`"${wrong}" is no URN of type ${type}`);
  return urns;
};

const livePost = ({ state }: LinkedIn, urn: string): Post | null =>
  state.posts.find((post) => post.urn === urn && post.deletedAt === null) ?? null;

const requireAdministrator = (caller: Caller, organization: string): void => {
  const role = organizationById(parseUrn(organization)?.id ?? '')?.roles[caller.memberKey];
  if (role === 'ADMINISTRATOR') return;
  throw notEnoughPermissions('organizationalEntityShareStatistics.FINDER-organizationalEntity');
};

const totalsOf = (numbers: PostNumbers): Record<string, number> => {
  const { impressions, reach, clicks, likes, comments, shares } = numbers;
  const acts = clicks + likes + comments + shares;
  return {
    impressionCount: impressions,
    uniqueImpressionsCount: reach,
    clickCount: clicks,
    likeCount: likes,
    commentCount: comments,
    shareCount: shares,
    engagement: impressions === 0 ? 0 : acts / impressions,
  };
};

const STATISTICS_PARAMETERS = ['q', 'organizationalEntity', 'shares', 'ugcPosts'];

/** Lifetime totals of an organization's posts; those without activity are left out (STATS). */
const shareStatistics = (platform: LinkedIn, context: Context<SandboxEnv>): Response => {
  const caller = admit(platform, context);
  allowQuery(context, STATISTICS_PARAMETERS);
  expectRestliMethod(context, 'FINDER');
  const organization = urnInQuery(context, 'organizationalEntity');
  if (context.req.query('q') !== 'organizationalEntity' || !organization) {
    throw illegal('The finder needs q=organizationalEntity and an organizationalEntity');
  }
  requireScope(caller, context, {
    anyOf: ['rw_organization_admin'],
    operation: 'organizationalEntityShareStatistics.FINDER-organizationalEntity',
  });
  requireAdministrator(caller, organization);
  const shares = urnList(context, 'shares', 'share');
  const ugcPosts = urnList(context, 'ugcPosts', 'ugcPost');
  if (shares.length + ugcPosts.length === 0) throw illegal('Name shares or ugcPosts');
  const elements = [...shares, ...ugcPosts].flatMap((urn) => {
    const post = livePost(platform, urn);
    if (post?.author.urn !== organization) return [];
    const numbers = numbersOf(platform, post);
    if (numbers.impressions === 0 && numbers.comments === 0) return [];
    const key = urn.startsWith('urn:li:share:') ? 'share' : 'ugcPost';
    return [
      { organizationalEntity: organization, [key]: urn, totalShareStatistics: totalsOf(numbers) },
    ];
  });
  return context.json({ elements, paging: { start: 0, count: 10, links: [] } });
};

const QUERY_TYPES: Readonly<Record<string, keyof PostNumbers>> = {
  IMPRESSION: 'impressions',
  MEMBERS_REACHED: 'reach',
  RESHARE: 'shares',
  REACTION: 'likes',
  COMMENT: 'comments',
};

/** `(share:urn%3Ali%3Ashare%3A1)`, `(ugc:urn%3Ali%3AugcPost%3A1)`. */
const entityOf = (context: Context<SandboxEnv>): string => {
  const raw = rawParameter(context, 'entity') ?? '';
  const [, kind, encoded = ''] = /^\((share|ugc):([^():]+)\)$/.exec(raw) ?? [];
  const urn = decodeURIComponent(encoded);
  const isRight = kind && urnProblem(urn, [kind === 'ugc' ? 'ugcPost' : 'share']) === null;
  if (!isRight) throw illegal('Invalid query parameters passed to request: entity');
  return urn;
};

/** One number of one post of the member (MPA). */
const memberAnalytics = (platform: LinkedIn, context: Context<SandboxEnv>): Response => {
  const caller = admit(platform, context);
  allowQuery(context, ['q', 'entity', 'queryType', 'aggregation']);
  expectRestliMethod(context, 'FINDER');
  const operation = 'memberCreatorPostAnalytics.FINDER-entity';
  requireScope(caller, context, { anyOf: ['r_member_postAnalytics'], operation });
  const queryType = context.req.query('queryType') ?? '';
  const name = Object.hasOwn(QUERY_TYPES, queryType) ? QUERY_TYPES[queryType] : undefined;
  if (context.req.query('q') !== 'entity' || !name) throw illegal('q or queryType is wrong');
  if (context.req.query('aggregation') !== 'TOTAL') throw illegal('aggregation must be TOTAL');
  const urn = entityOf(context);
  const post = livePost(platform, urn);
  if (!post) throw notFound('Entity not found');
  if (post.author.urn !== caller.personUrn) throw notEnoughPermissions(operation);
  const count = numbersOf(platform, post)[name];
  const targetEntity = { [urn.startsWith('urn:li:share:') ? 'share' : 'ugc']: urn };
  return context.json({ elements: [{ count, metricType: queryType, targetEntity }] });
};

/** How posts do: of organizations, and of members whose app may know. */
export const statisticsRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  const fault = (operation: string) => platform.world.faults.on('linkedin', operation);
  app.get('/rest/organizationalEntityShareStatistics', fault('share-statistics'), (context) =>
    shareStatistics(platform, context)
  );
  app.get('/rest/memberCreatorPostAnalytics', fault('member-analytics'), (context) =>
    memberAnalytics(platform, context)
  );
};
