import { Notice } from '../../components/Notice';
import { useText } from '../../translations/use-text';
import { RetryResult } from '../health/RetryResult';
import type { RetrySummary } from '../health/retry-summary';

/** What came of acting on what was ticked. */
export type Outcome =
  | { kind: 'retried'; summary: RetrySummary }
  | { kind: 'cancelled'; summary: RetrySummary }
  | { kind: 'problem'; text: string };

/** Stands above the list, and stays when the last post has left it. */
export const SelectionOutcome = ({ outcome }: { outcome: Outcome }) => {
  const t = useText();
  if (outcome.kind === 'retried') return <RetryResult summary={outcome.summary} />;
  if (outcome.kind === 'problem') {
    return (
      <Notice tone="danger" isAnnounced>
        {outcome.text}
      </Notice>
    );
  }
  const { retried: count, refused } = outcome.summary;
  return (
    <>
      {count > 0 ? <Notice isAnnounced>{t('activity.cancelled', { count })}</Notice> : null}
      {refused.map((refusal) => (
        <Notice key={refusal.reason} tone="warning" isAnnounced>
          {t('activity.notCancelled', refusal)}
        </Notice>
      ))}
    </>
  );
};
