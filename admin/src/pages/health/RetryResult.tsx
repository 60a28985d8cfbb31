import { Notice } from '../../components/Notice';
import { useDeliveryTime } from '../../content-manager/use-delivery-time';
import { useText } from '../../translations/use-text';
import type { RetrySummary } from './retry-summary';

/** What goes out again and until when, and what does not and why. */
export const RetryResult = ({ summary }: { summary: RetrySummary }) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const { retried: count, lastDueAt, refused } = summary;
  const time = timeOf({ at: lastDueAt, isZoned: false });
  return (
    <>
      {count > 0 ? (
        <Notice isAnnounced>
          {lastDueAt ? t('retry.doneUntil', { count, time }) : t('retry.done', { count })}
        </Notice>
      ) : null}
      {refused.map((refusal) => (
        <Notice key={refusal.reason} tone="warning" isAnnounced>
          {t('retry.refused', refusal)}
        </Notice>
      ))}
    </>
  );
};
