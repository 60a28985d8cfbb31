import type { QuotaRule } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import type { Site } from '../sites/site';
import { UNITS_PER_USD, type Limit, type LimitWindow } from './limit';
import { takesOf, type CountedPost } from './takes-of';

/** What the limits of a post follow from. */
export interface LimitFacts {
  connection: Pick<Connection, 'id' | 'platform' | 'account' | 'quotaLimits'>;
  /** "X", "LinkedIn". */
  platformLabel: string;
  /** The platform's own. */
  rules: readonly QuotaRule[];
  /** Subject of the operator's app; null where no rule is an app's. */
  appSubject: string | null;
  site: Pick<Site, 'id' | 'name' | 'timezone' | 'quotaLimits' | 'budgets'> | null;
  /** Distance of posts that nobody waits for, ms; 0: none. */
  paceMs: number;
}

export const PACE_ID = 'pace';

export const connectionSubject = (id: number): string => `connection:${id}`;
export const siteSubject = (id: number): string => `site:${id}`;

/** All limits that a post must fit into; those of which it takes nothing are left out. */
export const limitsOf = (facts: LimitFacts, post: CountedPost): Limit[] =>
  [...platformLimits(facts), ...paceLimits(facts, post), ...budgetLimits(facts)]
    .map((limit) => withTakes(limit, post))
    .filter(({ takes }) => takes > 0);

type BareLimit = Omit<Limit, 'takes'>;

const withTakes = (limit: BareLimit, post: CountedPost): Limit => {
  const takes = takesOf(limit.counts, post);
  // A thread that is longer than its limit goes out alone; money that is not there is not spent.
  const mayExceed = limit.kind !== 'budget' && limit.limit > 0;
  return { ...limit, takes: mayExceed ? Math.min(takes, limit.limit) : takes };
};

/**
 * The limits of the platform that count it when parts are taken away again. It costs no budget: what
 * is not to be read any more does not stay for want of money.
 *
 * @param parts so many posts, further parts and comments
 */
export const removalLimitsOf = (facts: LimitFacts, parts: number): Limit[] => {
  const counting = facts.rules.filter(
    ({ takes, countsRemovals = takes === 'call' || takes === 'removal' }) => countsRemovals
  );
  return platformLimits({ ...facts, rules: counting }).map((limit) => ({
    ...limit,
    takes: limit.limit > 0 ? Math.min(parts, limit.limit) : parts,
  }));
};

/** What a look at the numbers of posts is likely to take. */
export interface MetricsWish {
  calls: number;
  /** Millionths of a dollar. */
  cost: number;
  /** Share of a limit that all looks together may use, 0–1. */
  share: number;
}

/** The last part of a limit on calls is for publishing alone. */
const KEPT_FOR_POSTS = 0.25;

/** The platform's limits on calls, the share of them that is for numbers, and the site's money. */
export const metricLimitsOf = (facts: LimitFacts, { calls, cost, share }: MetricsWish): Limit[] => {
  const ofCalls = platformLimits({
    ...facts,
    rules: facts.rules.filter(({ takes }) => takes === 'call'),
  });
  const limits = ofCalls.flatMap<Limit>((limit) => {
    const most = Math.floor(limit.limit * share);
    const takes = Math.max(Math.min(calls, most), 1);
    return [
      { ...limit, takes, keeps: Math.ceil(limit.limit * KEPT_FOR_POSTS) },
      { ...limit, id: `metrics:${limit.id}`, limit: most, takes },
    ];
  });
  const money = facts.site && cost > 0 ? moneyLimitOf(facts.site) : null;
  return money ? [...limits, { ...money, takes: cost }] : limits;
};

const platformLimits = ({ connection, rules, appSubject, site }: LimitFacts): BareLimit[] => {
  const ofSite = site?.quotaLimits[connection.platform] ?? {};
  return rules.map((rule) => ({
    subject: rule.scope === 'app' && appSubject ? appSubject : connectionSubject(connection.id),
    id: rule.id,
    kind: 'platform',
    label: rule.label,
    ...lowest({
      ofPlatform: rule.limit,
      ofSite: ofSite[rule.id] ?? Infinity,
      ofAccount: connection.quotaLimits[rule.id] ?? Infinity,
    }),
    platformLimit: rule.limit,
    window: windowOf(rule),
    counts: rule.takes,
    mode: 'hard',
  }));
};

const lowest = ({
  ofPlatform,
  ofSite,
  ofAccount,
}: Record<'ofPlatform' | 'ofSite' | 'ofAccount', number>): Pick<
  BareLimit,
  'limit' | 'loweredBy'
> => {
  if (ofPlatform <= Math.min(ofSite, ofAccount)) return { limit: ofPlatform };
  return ofSite < ofAccount
    ? { limit: ofSite, loweredBy: 'site' }
    : { limit: ofAccount, loweredBy: 'account' };
};

const windowOf = ({ window, windowMs }: QuotaRule): LimitWindow =>
  window === 'rolling'
    ? { kind: 'rolling', ms: windowMs }
    : { kind: 'calendar', unit: 'day', timeZone: 'UTC' };

/** Nobody waits for these, so a release of many does not flood the account's followers. */
const isPaced = ({ source }: CountedPost): boolean => source === 'rule' || source === 'bulk';

const paceLimits = ({ connection, paceMs }: LimitFacts, post: CountedPost): BareLimit[] => {
  if (paceMs === 0 || !isPaced(post)) return [];
  return [
    {
      subject: connectionSubject(connection.id),
      id: PACE_ID,
      kind: 'pace',
      label: `posts of rules and bulk orders in ${Math.ceil(paceMs / 1000)} seconds`,
      limit: 1,
      platformLimit: null,
      window: { kind: 'rolling', ms: paceMs },
      counts: 'post',
      mode: 'hard',
    },
  ];
};

const budgetLimits = ({ connection, platformLabel, site }: LimitFacts): BareLimit[] => {
  if (!site) return [];
  const { timezone: timeZone, budgets } = site;
  const common = {
    subject: siteSubject(site.id),
    kind: 'budget',
    platformLimit: null,
  } as const;
  const ofPosts = budgets.posts
    .filter(({ platform }) => platform === null || platform === connection.platform)
    .map<BareLimit>(({ platform, per, posts, mode }) => ({
      ...common,
      id: postBudgetId({ platform, per, mode }),
      label: `posts${platform === null ? '' : ` on ${platformLabel}`} in a ${per}`,
      limit: posts,
      window: { kind: 'calendar', unit: per, timeZone },
      counts: 'post',
      mode,
    }));
  const money = moneyLimitOf(site);
  return money ? [...narrowest(ofPosts), money] : narrowest(ofPosts);
};

/** Ids of {@link moneyLimitOf}: of a hard budget and of a soft one. */
export const MONEY_IDS = ['money', 'money:soft'] as const;

/** What a site spends in a month, for posts and for AI; null: as much as it likes. */
export const moneyLimitOf = ({
  id,
  timezone: timeZone,
  budgets,
}: Pick<Site, 'id' | 'timezone' | 'budgets'>): BareLimit | null => {
  if (!budgets.money) return null;
  const { monthUsd, mode } = budgets.money;
  const [hardId, softId] = MONEY_IDS;
  return {
    subject: siteSubject(id),
    id: mode === 'soft' ? softId : hardId,
    kind: 'budget',
    label: 'dollars in a month',
    limit: Math.round(monthUsd * UNITS_PER_USD),
    platformLimit: null,
    window: { kind: 'calendar', unit: 'month', timeZone },
    counts: 'money',
    mode,
  };
};

const postBudgetId = (budget: { platform: string | null; per: string; mode: string }): string =>
  `posts-${budget.per}` +
  (budget.platform === null ? '' : `:${budget.platform}`) +
  (budget.mode === 'soft' ? ':soft' : '');

/** Of two budgets for the same, the lower one holds. */
const narrowest = (limits: readonly BareLimit[]): BareLimit[] => {
  const byId = new Map<string, BareLimit>();
  for (const limit of limits) {
    const other = byId.get(limit.id);
    if (!other || limit.limit < other.limit) byId.set(limit.id, limit);
  }
  return [...byId.values()];
};
