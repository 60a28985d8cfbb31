import type { Core } from '@strapi/types';

import type { AccountAttentionView } from '../../../../contracts/health';
import type { Attention } from '../../../../contracts/overview';
import { UIDS } from '../../constants';
import { getService } from '../get-service';
import { accountsInNeed } from '../health/accounts-in-need';
import type { OverviewDays } from './overview-days';
import { countedDeliveries, type OverviewScope } from './overview-scope';

/** More of them stand on the Connections page. */
const MAX_ACCOUNTS = 8;

/** What needs a person, the most urgent first. */
export const needsAttention = async (
  strapi: Core.Strapi,
  scope: OverviewScope,
  days: OverviewDays
): Promise<Attention[]> => {
  const { site } = scope;
  const counts = await countTrouble(strapi, scope, days);
  const accounts = await accountsInNeed(strapi, [site.id]);
  const approvals = await countApprovals(strapi, scope);
  const { budgets } = await getService(strapi, 'budgetViews').viewOf(site);
  const hidden = accounts.length - MAX_ACCOUNTS;
  return [
    ...(site.paused ? [{ kind: 'paused' as const }] : []),
    ...counted('unknown', counts.unknown),
    ...accounts.slice(0, MAX_ACCOUNTS).map(accountItem),
    ...counted('more_accounts', hidden),
    ...counted('failed', counts.failed),
    ...counted('missed', counts.missed),
    ...counted('approvals', approvals),
    ...budgets
      .filter(({ level }) => level !== 'ok')
      .map((budget) => ({ kind: 'budget' as const, budget })),
  ];
};

type CountKind = 'unknown' | 'failed' | 'missed' | 'approvals' | 'more_accounts';

const counted = (kind: CountKind, count: number): Attention[] =>
  count > 0 ? [{ kind, count }] : [];

const accountItem = (account: AccountAttentionView): Attention => {
  const { id: connectionId, platform, handle, reason, endsAt, waiting } = account;
  const trouble = troubleOf(account);
  return { kind: 'account', connectionId, platform, handle, trouble, reason, endsAt, waiting };
};

const troubleOf = ({ status, health }: AccountAttentionView): 'reconnect' | 'broken' | 'ending' => {
  if (status === 'needs_reconnect' || status === 'revoked') return 'reconnect';
  return health === 'red' ? 'broken' : 'ending';
};

interface StateRow {
  state: string;
  rows: number | string;
}

const countTrouble = async (
  strapi: Core.Strapi,
  scope: OverviewScope,
  { days, to }: OverviewDays
): Promise<Record<'failed' | 'missed' | 'unknown', number>> => {
  const rows: StateRow[] = await countedDeliveries(strapi, scope, ['failed', 'missed'])
    .where('scheduled_at', '>=', new Date(days[0]?.from ?? to))
    .where('scheduled_at', '<', new Date(to))
    .select('state')
    .count({ rows: '*' })
    .groupBy('state');
  // However old they are: nobody has decided about them yet.
  const unknown: StateRow[] = await countedDeliveries(strapi, scope, ['unknown'])
    .whereNull('due_at')
    .whereNull('finished_at')
    .select('state')
    .count({ rows: '*' })
    .groupBy('state');
  const countOf = (state: string) =>
    Number([...rows, ...unknown].find((row) => row.state === state)?.rows ?? 0);
  return { failed: countOf('failed'), missed: countOf('missed'), unknown: countOf('unknown') };
};

const countApprovals = async (
  strapi: Core.Strapi,
  { site, entryUids }: OverviewScope
): Promise<number> => {
  const distributions = strapi.db.metadata.get(UIDS.distribution).tableName;
  const approvals = strapi.db.metadata.get(UIDS.approval).tableName;
  const [row]: { rows: number | string }[] = await strapi.db
    .getConnection(approvals)
    .join(distributions, `${distributions}.id`, `${approvals}.distribution_id`)
    .where(`${approvals}.state`, 'pending')
    .where(`${approvals}.site_id`, site.id)
    .whereIn(`${distributions}.entry_uid`, [...entryUids])
    .count({ rows: '*' });
  return Number(row?.rows ?? 0);
};
