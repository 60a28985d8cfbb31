import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { ACCOUNT_CHOICES_TABLE, UIDS } from '../../constants';
import { createVault, VaultError, type Vault } from '../../crypto/vault';
import type { Credentials, PlatformId } from '../../platforms/contract';
import { tableOf, type Table } from '../database/table';
import { systemClock, systemRandom } from '../environment';
import { readGrant, store, type GrantedAccounts, type GrantPlace } from './accept-grant';
import type { ConnectOutcome } from './connect-outcome';
import { sha256 } from './oauth-state-repository';

interface ChoiceRow {
  id: number;
  tokenHash: string;
  platform: PlatformId;
  method: string;
  siteId: number;
  adminUserId: number;
  serviceUrl: string | null;
  credentials: string;
  expiresAt: string;
}

/** A consent whose accounts a person is about to pick from. */
export interface OpenChoice extends Omit<GrantPlace, 'connectionId' | 'origin'> {
  id: number;
  credentials: Credentials;
}

type Place = Omit<GrantPlace, 'connectionId' | 'origin'>;

/** A person may look up which page is which; then it is over. */
const LIFETIME_MS = 30 * 60_000;
const TOKEN_BYTES = 32;

/** Consents that gave several accounts: kept sealed until a person has picked, then forgotten. */
export class AccountChoices {
  readonly #vault: Vault;

  constructor(private readonly strapi: Core.Strapi) {
    this.#vault = createVault(getConfig(strapi).encryption);
  }

  /** Answers the token for the address of the page that asks. */
  async remember(place: Place, credentials: Credentials): Promise<string> {
    const now = systemClock.now();
    await this.#table.deleteMany({ where: { expiresAt: { $lt: new Date(now) } } });
    const token = Buffer.from(systemRandom.bytes(TOKEN_BYTES)).toString('base64url');
    const tokenHash = sha256(token);
    const { platform, method, siteId, adminUserId, serviceUrl } = place;
    const sealed = this.#vault.seal(JSON.stringify(credentials), choiceSealContext(tokenHash));
    await this.#table.create({
      data: {
        ...{ tokenHash, platform, method, siteId, adminUserId, serviceUrl },
        credentials: sealed,
        keyId: this.#vault.keyId,
        expiresAt: new Date(now + LIFETIME_MS),
      },
    });
    return token;
  }

  /** Null: unknown, over, used, somebody else's, or not to be opened any more. */
  async find(token: string, adminUserId: number): Promise<OpenChoice | null> {
    const row = await this.#table.findOne({ where: { tokenHash: sha256(token), adminUserId } });
    if (!row || Date.parse(row.expiresAt) <= systemClock.now()) return null;
    try {
      const opened = this.#vault.open(row.credentials, choiceSealContext(row.tokenHash));
      return { ...row, credentials: JSON.parse(opened) as Credentials };
    } catch (error) {
      // Sealed with a key that was taken away meanwhile: the person consents once more.
      if (error instanceof VaultError) return null;
      throw error;
    }
  }

  /** The accounts to pick from, asked anew. @throws {PlatformFailure} */
  accountsOf(choice: OpenChoice): Promise<GrantedAccounts> {
    return readGrant(this.strapi, choice, choice.credentials);
  }

  /** Stores the picked accounts and forgets the consent. @throws {PlatformFailure} */
  async pick(
    choice: OpenChoice & Pick<GrantPlace, 'origin'>,
    accountIds: readonly string[]
  ): Promise<ConnectOutcome> {
    const granted = await this.accountsOf(choice);
    const picked = granted.found.filter(({ account }) => accountIds.includes(account.id));
    const outcome = await store(this.strapi, choice, granted, picked);
    await this.forget(choice);
    return outcome;
  }

  async forget({ id }: OpenChoice): Promise<void> {
    await this.#table.deleteMany({ where: { id } });
  }

  get #table(): Table<ChoiceRow> {
    return tableOf<ChoiceRow>(this.strapi, UIDS.accountChoice);
  }
}

export const createAccountChoices = ({ strapi }: { strapi: Core.Strapi }): AccountChoices =>
  new AccountChoices(strapi);

/** What the vault authenticates with a consent: it opens in its own row only. */
export const choiceSealContext = (tokenHash: string) => ({
  table: ACCOUNT_CHOICES_TABLE,
  rowId: tokenHash,
  purpose: 'choice',
});
