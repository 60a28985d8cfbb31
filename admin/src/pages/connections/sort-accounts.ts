import type { ConnectionView } from '../../../../contracts/connections';
import { accountNameOf, presentPlatform } from '../../platforms/presentation';

type Named = Pick<ConnectionView, 'id' | 'platform' | 'handle'>;

/** By platform, then by name; rows stay where they are when their health changes. */
export const sortAccounts = <T extends Named>(accounts: readonly T[]): T[] =>
  [...accounts].sort(
    (a, b) =>
      presentPlatform(a.platform).label.localeCompare(presentPlatform(b.platform).label) ||
      accountNameOf(a.platform, a.handle).localeCompare(accountNameOf(b.platform, b.handle)) ||
      a.id - b.id
  );
