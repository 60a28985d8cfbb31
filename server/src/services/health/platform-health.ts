import type { Core } from '@strapi/types';

import type { CircuitView, PlatformHealthView } from '../../../../contracts/health';
import { UIDS } from '../../constants';
import type { PlatformId } from '../../platforms/contract';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { versionTrouble } from '../setup-check/api-version';
import type { SiteScope } from '../sites/site-scope';

export interface PlatformHealthQuestion {
  scope: SiteScope;
  /** What ended before is not counted. */
  since: Date;
  /** Those that are not closed. */
  circuits: readonly CircuitView[];
}

/** How every platform did that somebody uses here. */
export const platformHealth = async (
  strapi: Core.Strapi,
  { scope, since, circuits }: PlatformHealthQuestion
): Promise<PlatformHealthView[]> => {
  const adapters = getService(strapi, 'adapters');
  const [ended, connected, problems] = await Promise.all([
    countEnded(strapi, scope, since),
    connectedPlatforms(strapi, scope),
    operatorProblems(strapi, scope),
  ]);
  const isUsed = (platform: PlatformId): boolean =>
    connected.has(platform) ||
    ended.some((row) => row.platform === platform) ||
    circuits.some((circuit) => circuit.platform === platform);
  return adapters
    .ids()
    .filter(isUsed)
    .map((platform) => {
      const count = (state: Ended['state']): number =>
        ended.find((row) => row.platform === platform && row.state === state)?.rows ?? 0;
      const [published24h, failed24h] = [count('published'), count('failed')];
      const { label, apiVersion: known } = adapters.descriptorOf(platform);
      const version = { label, known, version: adapters.apiVersionOf(platform) };
      const sunset = versionTrouble({ ...version, now: systemClock.now() });
      return {
        platform,
        label,
        published24h,
        failed24h,
        errorRate: failed24h === 0 ? 0 : failed24h / (failed24h + published24h),
        circuit: circuits.find((circuit) => circuit.platform === platform) ?? null,
        operatorProblem: problems.get(platform) ?? sunset,
      };
    });
};

interface Ended {
  platform: string;
  state: 'published' | 'failed';
  rows: number;
}

/** One pass over the index of state and end: a page that is polled must stay cheap. */
const countEnded = async (strapi: Core.Strapi, scope: SiteScope, since: Date): Promise<Ended[]> => {
  // PostgreSQL's driver answers a count as text.
  const rows = await tableOfUid(strapi, UIDS.delivery)
    .select('platform', 'state')
    .count<(Omit<Ended, 'rows'> & { rows: number | string })[]>({ rows: '*' })
    .whereIn('state', ['published', 'failed'])
    .where('finished_at', '>=', since)
    .where((query) => limitTo(query, scope))
    .groupBy('platform', 'state');
  return rows.map((row) => ({ ...row, rows: Number(row.rows) }));
};

const connectedPlatforms = async (
  strapi: Core.Strapi,
  scope: SiteScope
): Promise<ReadonlySet<string>> => {
  const rows = await tableOfUid(strapi, UIDS.connection)
    .distinct<{ platform: string }[]>('platform')
    .where((query) => limitTo(query, scope));
  return new Set(rows.map(({ platform }) => platform));
};

/** What the newest delivery says that waits for an operator, by platform. */
const operatorProblems = async (
  strapi: Core.Strapi,
  scope: SiteScope
): Promise<ReadonlyMap<string, string>> => {
  const newest = tableOfUid(strapi, UIDS.delivery)
    .max('id')
    .where({ state: 'held', waits_for: 'operator' })
    .where((query) => limitTo(query, scope))
    .groupBy('platform');
  const rows = await tableOfUid(strapi, UIDS.delivery)
    .select<{ platform: string; reason: string | null }[]>('platform', 'reason')
    .whereIn('id', newest);
  return new Map(rows.map(({ platform, reason }) => [platform, reason ?? 'An admin must look.']));
};

const tableOfUid = (strapi: Core.Strapi, uid: string) =>
  strapi.db.getConnection(strapi.db.metadata.get(uid).tableName);

interface SiteQuery {
  whereIn(column: string, values: number[]): unknown;
}

const limitTo = (query: SiteQuery, scope: SiteScope): void => {
  if (scope !== 'all') void query.whereIn('site_id', [...scope]);
};
