import { z } from 'zod';

import type { PublishJournal, RandomSource } from '../contract';

const keySchema = z.uuid();

/**
 * The Idempotency-Key of one part: made once and kept, so that every try of the same part carries
 * the same key, whatever happened in between (STATUS).
 */
export const keyOfPart = async (
  index: number,
  { journal, random }: { journal: PublishJournal; random: RandomSource }
): Promise<string> => {
  const stored = keySchema.safeParse(journal.handles[nameOf(index)]);
  if (stored.success) return stored.data;
  const key = uuidOf(random.bytes(16));
  await journal.saveHandle(nameOf(index), key);
  return key;
};

/** The next try is another post: the one under this key was deleted by somebody. */
export const forgetKey = (index: number, journal: PublishJournal): Promise<void> =>
  journal.saveHandle(nameOf(index), null);

const nameOf = (index: number): string => `key:${index}`;

/** RFC 9562 §5.4: version 4. */
const uuidOf = (bytes: Uint8Array): string => {
  const marked = Uint8Array.from(bytes);
  marked[6] = ((marked[6] ?? 0) & 0x0f) | 0x40;
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(marked).toString('hex');
  const cuts = [0, 8, 12, 16, 20, 32];
  return cuts
    .slice(1)
    .map((end, place) => hex.slice(cuts[place], end))
    .join('-');
};
