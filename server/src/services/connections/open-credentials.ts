import { VaultError } from '../../crypto/vault';
import { PlatformFailure } from '../../platforms/contract';
import { accountName } from './account-name';
import type { Connection } from './connection';
import {
  NoCredentialsError,
  type ConnectionRepository,
  type StoredCredentials,
} from './connection-repository';

/** What to do about each way in which stored credentials fail to open. */
const ADVICE: Readonly<Record<VaultError['reason'], (name: string) => string>> = {
  unknown_key: (name) =>
    `Put the earlier key into OAUTH_ENCRYPTION_KEYS_OLD and restart, or reconnect ${name}.`,
  tampered: (name) => `They were changed, or copied from another row: reconnect ${name}.`,
  malformed: (name) => `They are damaged: reconnect ${name}.`,
};

/** Stored credentials; what does not open is a problem of this account, with words for it. */
export const openCredentials = async (
  repository: ConnectionRepository,
  connection: Pick<Connection, 'id' | 'platform' | 'account'>
): Promise<StoredCredentials> => {
  try {
    return await repository.readCredentials(connection.id);
  } catch (error) {
    const name = accountName(connection.platform, connection.account.handle);
    if (error instanceof NoCredentialsError) {
      throw new PlatformFailure(
        { family: 'auth_expired' },
        { code: 'NO_CREDENTIALS', message: `There is no access to ${name} here: reconnect it.` }
      );
    }
    if (!(error instanceof VaultError)) throw error;
    throw new PlatformFailure(
      { family: 'account_problem' },
      {
        code: `CREDENTIALS_${error.reason.toUpperCase()}`,
        message: `The credentials of ${name} cannot be opened: ${error.message} ${ADVICE[error.reason](name)}`,
      }
    );
  }
};
