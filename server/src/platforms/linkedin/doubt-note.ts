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

const probesSchema = z.object({
  startedAt: z.number(),
  count: z.number(),
  sentAt: z.number(),
  endedAt: z.number().nullable(),
});

/** The probes that a doubt was given so far. */
export interface Probes {
  /** Those without an answer included, and those that were noted and perhaps never sent. */
  count: number;
  /** When the last one was about to be sent, epoch ms. */
  sentAt: number;
  /** When the last one was given up, epoch ms; null: it may be under way still. */
  endedAt: number | null;
}

/** Null: none was sent. */
export const probesOf = (journal: PublishJournal, { startedAt }: DoubtfulTime): Probes | null => {
  const noted = probesSchema.safeParse(journal.handles[PROBED]).data;
  return noted?.startedAt === startedAt ? noted : null;
};

/** Written before a probe is sent, so that a crash cannot send one that nobody knows of. */
export const noteProbes = async (
  journal: PublishJournal,
  { startedAt }: DoubtfulTime,
  { count, sentAt, endedAt }: Probes
): Promise<void> => journal.saveHandle(PROBED, { startedAt, count, sentAt, endedAt });

/** Only for a first probe that certainly was not sent. */
export const forgetProbes = async (journal: PublishJournal): Promise<void> =>
  journal.saveHandle(PROBED, null);
