import { createHash } from 'node:crypto';

import type { Party } from './platform';

/** The person's id as one app sees it: digits, beyond what a double holds. */
export const scopedIdOf = ({ clientId, personKey }: Party): string => {
  const digest = createHash('sha256').update(`${clientId}\n${personKey}`).digest();
  return `1020${String(digest.readBigUInt64BE() % 10n ** 13n).padStart(13, '0')}`;
};
