import type { PostProblem } from '../../../../contracts/dispatch';
import type { PlatformDescriptor } from '../../platforms/contract';
import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import type { Limit } from '../quotas/limit';
import { unitsOf } from '../quotas/views/quota-view';
import type { Site } from '../sites/site';

/** Whose post it is. */
export interface Whose {
  connection: Connection;
  descriptor: PlatformDescriptor;
  site: Site;
}

/** A post that a limit holds back. @param reason which one, and until when */
export const wouldWait = (whose: Whose, reason: string | null): PostProblem =>
  warning('QUOTA_WAITS', `The post to ${accountOf(whose)} would wait. ${reason ?? ''}`.trim());

/** A limit that is nearly used up. @param tightest with how full it is, 0–1 */
export const nearlyUsed = (
  whose: Whose,
  { limit, share }: { limit: Limit; share: number }
): PostProblem => {
  const used = `${ownerOf(whose, limit)} has used ${amount(limit, share * limit.limit)} of ${amount(limit)} ${limit.label}.`;
  const beyond = limit.mode === 'soft' ? 'goes out all the same' : 'waits';
  return warning('QUOTA_NEARLY_USED', `${used} What goes beyond that ${beyond}.`);
};

/** A soft budget that the post goes beyond. */
export const budgetPassed = ({ site, connection, descriptor }: Whose, limit: Limit): PostProblem =>
  warning(
    'BUDGET_PASSED',
    `With the post to ${accountOf({ connection, descriptor })} ${site.name} goes beyond its budget of ${amount(limit)} ${limit.label}. It goes out all the same; distribute later to keep to the budget.`
  );

const warning = (code: string, message: string): PostProblem => ({
  severity: 'warning',
  ...{ code, message, partIndex: null, fileId: null },
});

const accountOf = ({ connection, descriptor }: Pick<Whose, 'connection' | 'descriptor'>): string =>
  `${accountName(connection.platform, connection.account.handle)} on ${descriptor.label}`;

const ownerOf = (whose: Whose, { kind, subject }: Limit): string => {
  if (kind === 'budget') return whose.site.name;
  return subject.startsWith('app:') ? `Your app at ${whose.descriptor.label}` : accountOf(whose);
};

/** In posts, parts or calls as they are; in dollars with their cents. */
const amount = (limit: Limit, units = limit.limit): string => {
  const count = units / unitsOf(limit);
  return limit.counts === 'money' ? count.toFixed(2) : String(Math.round(count));
};
