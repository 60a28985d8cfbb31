import type { RollUpCounts } from '../../../contracts/roll-ups';
import type { StateIcon, Tone } from '../components/state-look';
import type { MessageId } from '../translations/message';

interface RollUpLook {
  icon: StateIcon;
  tone: Tone;
  /** Parts of the line, in its order. */
  words: { id: MessageId; count: number; total: number }[];
}

/** The worst decides the look; every part is said. Null: there is nothing to say. */
export const rollUpLook = (counts: RollUpCounts): RollUpLook | null => {
  const { live, waiting, undecided, failed } = counts;
  const total = live + waiting + undecided + failed;
  if (total === 0) return null;
  const parts: [MessageId, number][] = [
    ['rollUp.live', live],
    ['rollUp.waiting', waiting],
    ['rollUp.undecided', undecided],
    ['rollUp.failed', failed],
  ];
  const words = parts.filter(([, count]) => count > 0).map(([id, count]) => ({ id, count, total }));
  return { ...lookOf(counts), words };
};

const lookOf = ({ waiting, undecided, failed }: RollUpCounts): Omit<RollUpLook, 'words'> => {
  if (failed > 0) return { icon: 'cross', tone: 'danger' };
  if (undecided > 0) return { icon: 'question', tone: 'warning' };
  return waiting > 0 ? { icon: 'clock', tone: 'neutral' } : { icon: 'check', tone: 'success' };
};
