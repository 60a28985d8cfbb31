import { platformOf } from '../../platforms/registry';
import type { AuditSubject } from '../audit/audit-record';
import { accountName } from './account-name';
import type { Connection } from './connection';

/** A connection as the audit log names it. */
export const connectionSubject = ({ id, platform, account }: Connection): AuditSubject => ({
  kind: 'connection',
  id: String(id),
  name: `${accountName(platform, account.handle)} on ${platformOf(platform).descriptor.label}`,
});

/** What the audit log compares of a connection. */
export const connectionFacts = (connection: Connection) => ({
  platform: connection.platform,
  account: connection.account.id,
  handle: connection.account.handle,
  method: connection.method,
  status: connection.status,
  health: connection.health,
  endsAt: connection.endsAt,
});
