import { accountName } from '../connections/account-name';
import type { Connection } from '../connections/connection';
import type { PlatformDescriptor } from '../../platforms/contract';

/** Where a text is to go, and the rules that hold for the account's posts. */
export interface TextPlace {
  connection: Pick<Connection, 'platform' | 'account'>;
  rules: Pick<PlatformDescriptor, 'label' | 'text'>;
}

/** For whom a text is too long, in words; null: for nobody. Pure. */
export const tooLongFor = (text: string, places: readonly TextPlace[]): string | null => {
  const refused = places.flatMap(({ connection, rules: { label, text: rule } }) => {
    const count = rule.count(text);
    if (count <= rule.limit) return [];
    const account = accountName(connection.platform, connection.account.handle);
    return [`${account} on ${label} (${count} of ${rule.limit} ${rule.unit})`];
  });
  return refused.length > 0 ? `The text is too long for ${refused.join(', ')}. Shorten it.` : null;
};
