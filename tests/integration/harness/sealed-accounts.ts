import { UIDS } from '../../../server/src/constants';
import { createVault, keyIdOf } from '../../../server/src/crypto/vault';
import { connectionSealContext } from '../../../server/src/services/connections/connection-row';
import { tableOf, type Where } from '../../../server/src/services/database/table';
import type { TestApp } from './app';

/** A connection as it rests in the database. */
export interface SealedAccount {
  id: number;
  documentId: string;
  siteId: number;
  credentials: string;
  keyId: string | null;
}

/** A site that no test looks at otherwise: thousands of accounts would slow down its pages. */
export const QUIET_SITE = 4711;

const table = ({ strapi }: TestApp) => tableOf<SealedAccount>(strapi, UIDS.connection);

let made = 0;

/** Rows of connections that nobody has made by connecting, sealed with a key. */
export const seedAccounts = async (
  app: TestApp,
  { count, key, siteId = QUIET_SITE }: { count: number; key: string; siteId?: number }
): Promise<SealedAccount[]> => {
  const vault = createVault({ key, oldKeys: [] });
  // Nobody is to ask the platform about them.
  const checkAt = new Date(Date.now() + 24 * 60 * 60_000);
  const documentIds = Array.from({ length: count }, () => `seeded${(made += 1)}`);
  const data = documentIds.map((documentId) => ({
    documentId,
    siteId,
    platform: 'x',
    accountId: documentId,
    account: { id: documentId, handle: documentId, name: documentId, avatarUrl: null },
    credentials: vault.seal(credentialsOf(documentId), connectionSealContext(documentId)),
    keyId: keyIdOf(key),
    checkAt,
    status: 'active',
  }));
  await table(app).createMany({ data });
  const [first = ''] = documentIds;
  const { id = 0 } = (await table(app).findOne({ where: { documentId: first } })) ?? {};
  return table(app).findMany({ where: { siteId, id: { $gte: id } }, orderBy: { id: 'asc' } });
};

const credentialsOf = (documentId: string): string =>
  JSON.stringify({
    accessToken: `token of ${documentId}`,
    refreshToken: null,
    expiresAt: null,
    refreshExpiresAt: null,
    scopes: [],
  });

export const allAccounts = (app: TestApp, where: Where = {}): Promise<SealedAccount[]> =>
  table(app).findMany({
    where: { ...where, credentials: { $notNull: true } },
    orderBy: { id: 'asc' },
  });

export const removeAccounts = async (app: TestApp, where: Where): Promise<void> => {
  await table(app).deleteMany({ where });
};

export const overwrite = async (
  app: TestApp,
  { id }: { id: number },
  data: Partial<SealedAccount>
): Promise<void> => {
  await table(app).updateMany({ where: { id }, data });
};

/** The access token of a row, opened with this one key; throws when it does not open. */
export const openWith = (key: string, { documentId, credentials }: SealedAccount): string => {
  const vault = createVault({ key, oldKeys: [] });
  const opened = vault.open(credentials, connectionSealContext(documentId));
  return (JSON.parse(opened) as { accessToken: string }).accessToken;
};

/** Rows that this one key does not open. */
export const closedTo = (key: string, rows: readonly SealedAccount[]): SealedAccount[] =>
  rows.filter((row) => {
    try {
      return openWith(key, row) === '';
    } catch {
      return true;
    }
  });
