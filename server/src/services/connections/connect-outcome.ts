import type { Connection } from './connection';

/** Why no connection was made; the Connections page has a sentence for each. */
export type ConnectProblem =
  | 'denied'
  | 'state_unknown'
  | 'other_browser'
  | 'permission_lost'
  | 'exchange_refused'
  | 'missing_scopes'
  | 'no_accounts'
  | 'other_account'
  | 'platform_error';

export type ConnectOutcome =
  | { ok: true; connections: Connection[] }
  /** Several accounts: a person picks on the page of this token. */
  | { ok: true; choice: string }
  | { ok: false; problem: ConnectProblem; detail: string | null };

export const refused = (problem: ConnectProblem, detail: string | null = null) => ({
  ok: false as const,
  problem,
  detail,
});
