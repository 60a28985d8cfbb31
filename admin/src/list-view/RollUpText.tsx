import type { RollUpCounts } from '../../../contracts/roll-ups';
import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import { rollUpLook } from './roll-up-words';

/** "5 of 6 live · 1 waiting", in the look of the worst of it. */
export const RollUpText = ({ counts }: { counts: RollUpCounts }) => {
  const t = useText();
  const look = rollUpLook(counts);
  if (!look) return null;
  return (
    <StateText icon={look.icon} tone={look.tone}>
      {look.words.map(({ id, count, total }) => t(id, { count, total })).join(' · ')}
    </StateText>
  );
};
