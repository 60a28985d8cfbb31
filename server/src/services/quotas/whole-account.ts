import type { Limit } from './limit';
import { connectionSubject } from './limits-of';

/** What a platform says of an account as a whole: it takes nothing more until then. */
export const WHOLE_ACCOUNT = 'account';

/** As a limit that only the platform's word closes. */
export const wholeAccount = ({ connectionId }: { connectionId: number }): Limit => ({
  subject: connectionSubject(connectionId),
  id: WHOLE_ACCOUNT,
  kind: 'platform',
  label: 'posts for the moment',
  limit: Infinity,
  platformLimit: null,
  window: { kind: 'rolling', ms: 1 },
  counts: 'call',
  takes: 1,
  mode: 'hard',
});
