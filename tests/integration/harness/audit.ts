import { UIDS } from '../../../server/src/constants';
import type { AuditEntryView, AuditPage } from '../../../contracts/audit';
import type { AdminClient } from '../../../scripts/person/admin-client';
import type { AuditRow } from '../../../server/src/services/audit/audit-row';
import { tableOf, type Table } from '../../../server/src/services/database/table';
import { getService } from '../../../server/src/services/get-service';
import type { TestApp } from './app';
import { tablesOf } from './rows';

/** The audit log of a test app, as an admin reads it. */
export class AuditLog {
  constructor(
    private readonly app: TestApp,
    private readonly admin: AdminClient
  ) {}

  get service() {
    return getService(this.app.strapi, 'audit');
  }

  get table(): Table<AuditRow> {
    return tableOf<AuditRow>(this.app.strapi, UIDS.auditEntry);
  }

  /** A request to the plugin's API. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const url = `/api/admin/distribution${path}`;
    return (await this.admin.request<{ data: T }>(method, url, body)).data;
  }

  read(query = ''): Promise<AuditPage> {
    return this.call<AuditPage>('GET', `/audit${query}`);
  }

  /** The entries that an action leaves, oldest first. */
  async entriesOf(act: () => Promise<unknown>): Promise<AuditEntryView[]> {
    const [last] = await this.table.findMany({ orderBy: { id: 'desc' }, limit: 1 });
    await act();
    const { entries } = await this.read('?pageSize=100');
    return entries.filter(({ id }) => id > (last?.id ?? 0)).reverse();
  }

  /** The only entry that an action leaves. */
  async theEntryOf(act: () => Promise<unknown>): Promise<AuditEntryView> {
    const entries = await this.entriesOf(act);
    const [entry] = entries;
    if (entry && entries.length === 1) return entry;
    throw new Error(`Not one entry: ${entries.map(({ action }) => action).join(', ') || 'none'}`);
  }
}

/** An account as it stands in the database; nothing is sent, so nobody asks for its credentials. */
export const aStoredAccount = async (app: TestApp, admin: AdminClient): Promise<void> => {
  const { site } = await admin.health();
  const handle = 'harbourlight.test';
  const account = { id: 'did:plc:harbour', handle, name: 'Harbour Light', kind: 'person' };
  const { id } = await tablesOf(app).connections.create({
    data: {
      documentId: 'harbour-connection',
      siteId: site.id,
      platform: 'bluesky',
      accountId: account.id,
      account: { ...account, avatarUrl: null, profileUrl: null },
      credentials: 'sealed',
      status: 'active',
    },
  });
  const target = { siteId: site.id, connectionId: id, name: handle, format: 'feed' };
  await tablesOf(app).targets.create({ data: { ...target, options: {}, enabled: true } });
};
