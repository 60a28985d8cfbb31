import type { Connection } from '../connections/connection';
import { ENDS_SOON_MS } from '../notices/warning-steps';
import { ok, problem, warning, type Finding } from './finding';

export interface AccountFacts {
  connection: Connection;
  /** "@harbourlight on X", with the site where there are several. */
  name: string;
}

const RECONNECT = 'Reconnect it on the Connections page.';
const LOOK = 'Look at it on the Connections page, and press "Check" there when it is mended.';

/** How every account did when it was last looked at; nobody is asked. */
export const accountFindings = (accounts: readonly AccountFacts[], now: number): Finding[] =>
  accounts.length === 0
    ? [ok('No account is connected yet.')]
    : accounts.map((account) => accountFinding(account, now));

const accountFinding = ({ connection, name }: AccountFacts, now: number): Finding => {
  const { status, statusReason, health, healthReason, endsAt } = connection;
  if (status === 'disabled') return ok(`${name} is switched off.`);
  if (status !== 'active') {
    return problem(`${name} does not post: ${statusReason ?? 'its access is over.'}`, RECONNECT);
  }
  const end = endsAt === null ? null : Date.parse(endsAt);
  if (end !== null && end <= now) {
    return problem(`The access to ${name} ended on ${dayOf(end)}.`, RECONNECT);
  }
  if (health === 'red') return problem(`${name} does not post: ${healthReason ?? ''}`.trim(), LOOK);
  if (end !== null && end - now <= ENDS_SOON_MS) {
    return warning(`The access to ${name} ends on ${dayOf(end)}.`, RECONNECT);
  }
  if (health === 'yellow') return warning(`${name}: ${healthReason ?? ''}`.trim(), LOOK);
  return ok(`${name} is well; ${lookedAt(connection)}${endOf(end)}.`);
};

const lookedAt = ({ checkedAt }: Connection): string =>
  checkedAt === null
    ? 'nobody has looked at it yet'
    : `last looked at on ${dayOf(Date.parse(checkedAt))}`;

const endOf = (end: number | null): string => (end === null ? '' : `, access until ${dayOf(end)}`);

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
