import type { Clock, PublishJournal } from '../contract';

import type { XSession } from './client';

/** What uploading a file takes. */
export interface MediaContext {
  session: XSession;
  clock: Clock;
  journal: PublishJournal;
  signal: AbortSignal;
}
