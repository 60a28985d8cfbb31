import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { UIDS } from '../../constants';
import { createVault, VaultError, type Vault } from '../../crypto/vault';
import { PlatformFailure, type AppCredentials, type AppId } from '../../platforms/contract';
import { tableOf, type Table } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import { appSealContext, type AppKey } from './app-key';
import { configApp } from './config-app';

interface AppRow extends AppKey {
  id: number;
  clientId: string;
  clientSecret: string | null;
  keyId: string | null;
  updatedAt: string;
}

/** What people may see of an app: never its secret. */
export interface AppSummary {
  app: AppId;
  clientId: string;
  hasSecret: boolean;
  /** `settings`: entered by a person; `config`: from the config or the environment. */
  source: 'settings' | 'config';
  updatedAt: string | null;
}

/** How long a stored app is believed without looking again, ms: every delivery asks. */
const BELIEVED_MS = 1_000;

/** The operator's apps at the platforms: entered in the settings, else from the config. */
export class Apps {
  readonly #vault: Vault;
  readonly #seen = new Map<string, { row: AppRow | null; at: number }>();

  constructor(private readonly strapi: Core.Strapi) {
    this.#vault = createVault(getConfig(strapi).encryption);
  }

  /** Null: nobody has configured it. @throws {PlatformFailure} when a stored secret does not open */
  async find(key: AppKey): Promise<AppCredentials | null> {
    const row = await this.#read(key);
    return row ? this.#open(row) : configApp(getConfig(this.strapi), key.app);
  }

  /** Names the app without opening its secret; null: nobody has configured it. */
  async clientIdOf(key: AppKey): Promise<string | null> {
    const row = await this.#read(key);
    return row?.clientId ?? configApp(getConfig(this.strapi), key.app)?.clientId ?? null;
  }

  /** Without opening anything, so that an unreadable secret does not hide the rest. */
  async summaryOf(key: AppKey): Promise<AppSummary | null> {
    const row = await this.#table.findOne({ where: whereOf(key) });
    if (row) {
      const { app, clientId, clientSecret, updatedAt } = row;
      return { app, clientId, hasSecret: clientSecret !== null, source: 'settings', updatedAt };
    }
    const found = configApp(getConfig(this.strapi), key.app);
    if (!found) return null;
    const { clientId, clientSecret } = found;
    const hasSecret = clientSecret !== null;
    return { app: key.app, clientId, hasSecret, source: 'config', updatedAt: null };
  }

  /** Stores an app, or replaces the stored one. */
  async save(key: AppKey, { clientId, clientSecret }: AppCredentials): Promise<void> {
    const sealed = clientSecret && this.#vault.seal(clientSecret, appSealContext(key));
    const data = {
      clientId,
      clientSecret: sealed,
      keyId: sealed ? this.#vault.keyId : null,
      updatedAt: new Date(systemClock.now()),
    };
    const { count } = await this.#table.updateMany({ where: whereOf(key), data });
    if (count === 0) await this.#create(key, data);
    this.#seen.clear();
  }

  /** The config's app, if there is one, is used again. */
  async remove(key: AppKey): Promise<void> {
    await this.#table.deleteMany({ where: whereOf(key) });
    this.#seen.clear();
  }

  async #read(key: AppKey): Promise<AppRow | null> {
    const name = appSealContext(key).rowId;
    const seen = this.#seen.get(name);
    const now = systemClock.now();
    if (seen && now - seen.at < BELIEVED_MS) return seen.row;
    const row = await this.#table.findOne({ where: whereOf(key) });
    this.#seen.set(name, { row, at: now });
    return row;
  }

  async #create(key: AppKey, data: Record<string, unknown>): Promise<void> {
    try {
      await this.#table.create({ data: { ...whereOf(key), ...data } });
    } catch (error) {
      // Somebody stored one at the same moment: the later one counts.
      if (!isUniqueViolation(error)) throw error;
      await this.#table.updateMany({ where: whereOf(key), data });
    }
  }

  #open(row: AppRow): AppCredentials {
    const { clientId, clientSecret } = row;
    try {
      const secret = clientSecret && this.#vault.open(clientSecret, appSealContext(row));
      return { clientId, clientSecret: secret };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      throw new PlatformFailure(
        { family: 'operator_problem' },
        {
          code: `APP_SECRET_${error.reason.toUpperCase()}`,
          message: `The client secret of the app "${row.app}" cannot be opened. Enter it again under Settings, Social distribution, Platforms.`,
        }
      );
    }
  }

  get #table(): Table<AppRow> {
    return tableOf<AppRow>(this.strapi, UIDS.platformApp);
  }
}

export const createApps = ({ strapi }: { strapi: Core.Strapi }): Apps => new Apps(strapi);

const whereOf = ({ siteId, app, serviceUrl }: AppKey) => ({ siteId, app, serviceUrl });
