import type { Core } from '@strapi/types';

import type { BudgetUse } from '../../../../contracts/budgets';
import type { WebhookEventType } from '../../../../contracts/webhook-events';
import type { Approval } from '../approvals/approval';
import type { BudgetAlert } from '../ai-usage/budget-alerts';
import { usdOf } from '../ai-usage/money';
import type { Connection } from '../connections/connection';
import { getService } from '../get-service';
import type { Site } from '../sites/site';

/** Where people see what budgets allow, and change it. */
const BUDGETS_PAGE = 'plugins/social-distribution/budgets';

type ConnectionEvent = Exclude<WebhookEventType & `connection.${string}`, 'connection.expiring'>;

/** Tells webhooks what became of an account, in the transaction that changes it. */
export const tellOfConnection = (
  strapi: Core.Strapi,
  type: ConnectionEvent,
  connection: Connection
): Promise<void> =>
  getService(strapi, 'webhooks').tell({
    type,
    siteId: connection.siteId,
    data: connectionData(
      strapi,
      type === 'connection.disconnected' ? null : connection.status,
      connection
    ),
  });

/** Tells webhooks that an account ends soon. @param daysBefore 14, 7 or 1 */
export const tellOfEnd = (
  strapi: Core.Strapi,
  connection: Connection,
  daysBefore: number
): Promise<void> =>
  getService(strapi, 'webhooks').tell({
    type: 'connection.expiring',
    siteId: connection.siteId,
    data: { ...connectionData(strapi, connection.status, connection), daysBefore },
  });

/** Tells webhooks what became of an approval, in the transaction that changes it. */
export const tellOfApproval = (strapi: Core.Strapi, approval: Approval): Promise<void> => {
  const { id, siteId, distributionId, state, requestedBy, decidedBy } = approval;
  return getService(strapi, 'webhooks').tell({
    type: state === 'pending' ? 'approval.requested' : `approval.${state}`,
    siteId,
    data: {
      ...{ approvalId: id, siteId, distributionId, state, requestedBy, decidedBy },
      adminUrl: adminPage(strapi, 'plugins/social-distribution/approvals'),
    },
  });
};

/** Tells webhooks that an AI budget has reached a share that people want to hear of. */
export const tellOfBudget = (strapi: Core.Strapi, alert: BudgetAlert): Promise<void> => {
  const { site, month, percent, spent, budget, mode } = alert;
  return getService(strapi, 'webhooks').tell({
    type: 'budget.reached',
    siteId: site.id,
    data: {
      ...{ siteId: site.id, kind: 'ai', platform: null, per: 'month', period: month },
      ...{ percent, mode, used: usdOf(spent), limit: usdOf(budget) },
      adminUrl: adminPage(strapi, BUDGETS_PAGE),
    },
  });
};

/** Tells webhooks that a budget for posts or money is nearly, or wholly, used. */
export const tellOfSiteBudget = (
  strapi: Core.Strapi,
  { id: siteId, timezone }: Pick<Site, 'id' | 'timezone'>,
  { use, percent }: { use: BudgetUse; percent: number }
): Promise<void> => {
  const { kind, platform, per, used, limit, mode, from } = use;
  return getService(strapi, 'webhooks').tell({
    type: 'budget.reached',
    siteId,
    data: {
      ...{ siteId, kind, platform, per, percent, mode, used, limit },
      period: dateIn(timezone, from).slice(0, per === 'month' ? '2026-11'.length : undefined),
      adminUrl: adminPage(strapi, BUDGETS_PAGE),
    },
  });
};

/** `2026-11-24`, as the calendars of a zone have it. */
const dateIn = (timeZone: string, iso: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(iso));

const connectionData = (
  strapi: Core.Strapi,
  status: Connection['status'] | null,
  { id, siteId, platform, account, endsAt, statusReason }: Connection
) => ({
  ...{ connectionId: id, siteId, platform, status },
  handle: account.handle,
  endsAt: endsAt && new Date(endsAt).toISOString(),
  reason: statusReason,
  adminUrl: adminPage(strapi, 'plugins/social-distribution/connections'),
});

const adminPage = (strapi: Core.Strapi, path: string): string =>
  `${String(strapi.config.get('admin.absoluteUrl')).replace(/\/+$/, '')}/${path}`;
