import { z } from 'zod';

import type { Doubt, PublishJournal } from '../contract';

type DoubtfulTime = Pick<Doubt, 'startedAt' | 'endedAt'>;

const NOT_FOUND = 'doubtNotFound';
const PROBED = 'doubtProbed';
const noteSchema = z.object({ startedAt: z.number(), endedAt: z.number() });

/** Notes that a doubtful post is not listed (yet): should it be resent, a duplicate error may still name it. */
export const noteDoubt = async (
  journal: PublishJournal,
  { startedAt, endedAt }: DoubtfulTime
): Promise<void> => journal.saveHandle(NOT_FOUND, { startedAt, endedAt });

export const readDoubt = (journal: PublishJournal): DoubtfulTime | null => {
  const parsed = noteSchema.safeParse(journal.handles[NOT_FOUND]);
  return parsed.success ? parsed.data : null;
};

/** Whether this doubt's one probe was spent. */
export const isProbed = (journal: PublishJournal, { startedAt }: DoubtfulTime): boolean =>
  journal.handles[PROBED] === startedAt;

/** Written before the probe is sent, so that a crash cannot send a second one. */
export const noteProbe = async (
  journal: PublishJournal,
  { startedAt }: DoubtfulTime
): Promise<void> => journal.saveHandle(PROBED, startedAt);

/** Only for a probe that certainly was not sent. */
export const forgetProbe = async (journal: PublishJournal): Promise<void> =>
  journal.saveHandle(PROBED, null);
