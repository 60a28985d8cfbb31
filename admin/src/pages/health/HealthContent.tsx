import { useState } from 'react';

import type { HealthView } from '../../../../contracts/health';
import { Notice } from '../../components/Notice';
import { useDeliveryTime } from '../../content-manager/use-delivery-time';
import { useText } from '../../translations/use-text';
import { CircuitsSection } from './CircuitsSection';
import { FailedSection } from './FailedSection';
import { HeadlineBox } from './HeadlineBox';
import { NumbersSection } from './NumbersSection';
import { OutboxSection } from './OutboxSection';
import { RetryResult } from './RetryResult';
import { UndecidedSection } from './UndecidedSection';
import { failuresOf, headlineOf } from './headline';
import type { OperateRight } from './operate-right';
import { isNews, type RetrySummary } from './retry-summary';

interface HealthContentProps {
  health: HealthView;
  /** The last answer is of this time (epoch ms) and could not be renewed; null: it is fresh. */
  staleSince: number | null;
  operateRight: OperateRight;
  canDistribute: boolean;
  isLoadingRights: boolean;
}

/** The sentence first, then what needs a person, then the numbers. */
export const HealthContent = (props: HealthContentProps) => {
  const { health, staleSince, operateRight, canDistribute, isLoadingRights } = props;
  const t = useText();
  const timeOf = useDeliveryTime();
  const [retried, setRetried] = useState<{ summary: RetrySummary; toldAt: number } | null>(null);
  const now = Date.now();

  return (
    <>
      {staleSince === null ? null : (
        <Notice tone="warning" isAnnounced>
          {t('health.stale', {
            time: timeOf({ at: new Date(staleSince).toISOString(), isZoned: false }),
          })}
        </Notice>
      )}
      <HeadlineBox headline={headlineOf(health)} />
      {health.circuits.length > 0 ? (
        <CircuitsSection circuits={health.circuits} right={operateRight} />
      ) : null}
      {!canDistribute && !isLoadingRights && health.undecided + failuresOf(health) > 0 ? (
        <Notice>{t('health.decide.forbidden')}</Notice>
      ) : null}
      {health.undecided > 0 ? (
        <UndecidedSection count={health.undecided} canDistribute={canDistribute} />
      ) : null}
      {retried && isNews(retried.summary, { toldAt: retried.toldAt, now }) ? (
        <RetryResult summary={retried.summary} />
      ) : null}
      {failuresOf(health) > 0 ? (
        <FailedSection
          count={failuresOf(health)}
          canDistribute={canDistribute}
          onRetried={(summary) => setRetried({ summary, toldAt: Date.now() })}
        />
      ) : null}
      {health.outboxProblems.length > 0 ? (
        <OutboxSection problems={health.outboxProblems} right={operateRight} />
      ) : null}
      <NumbersSection health={health} />
    </>
  );
};
