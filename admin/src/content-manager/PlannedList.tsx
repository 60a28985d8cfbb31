import { useId } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { ScheduleView } from '../../../contracts/schedules';
import {
  useCancelSocialEntryScheduleMutation,
  useGetSocialEntrySchedulesQuery,
} from '../api/entry-schedules-api';
import type { EntryKey } from '../api/distribution-api';
import { useProblemText } from '../api/use-problem-text';
import { ConfirmedAction } from '../components/ConfirmedAction';
import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import { isListed } from './planned-words';
import { usePlannedText } from './use-planned-text';

interface PlannedListProps {
  entry: EntryKey;
  revision: string;
  canCancel: boolean;
}

/** What has no delivery yet: it waits for a publication, or comes again and again. */
export const PlannedList = ({ entry, revision, canCancel }: PlannedListProps) => {
  const t = useText();
  const headingId = useId();
  const { data = [] } = useGetSocialEntrySchedulesQuery(
    { ...entry, revision },
    { skip: entry.documentId === '', refetchOnMountOrArgChange: true }
  );
  const planned = data.filter(isListed);
  if (planned.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography id={headingId} tag="h3" variant="sigma" textColor="neutral600">
        {t('planned.title')}
      </Typography>
      <Flex tag="ul" aria-labelledby={headingId} direction="column" alignItems="stretch" gap={3}>
        {planned.map((schedule) => (
          <PlannedRow key={schedule.id} schedule={schedule} canCancel={canCancel} />
        ))}
      </Flex>
    </Flex>
  );
};

const PlannedRow = ({ schedule, canCancel }: { schedule: ScheduleView; canCancel: boolean }) => {
  const t = useText();
  const problemText = useProblemText();
  const plannedText = usePlannedText();
  const { toggleNotification } = useNotification();
  const [cancel, { isLoading }] = useCancelSocialEntryScheduleMutation();
  const { title, detail } = plannedText(schedule);

  const stop = async () => {
    const answer = await cancel(schedule.id);
    if ('error' in answer) {
      toggleNotification({ type: 'danger', message: problemText(answer.error) });
    }
  };
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <StateText icon={schedule.state === 'paused' ? 'pause' : 'clock'} tone="neutral">
        {title}
      </StateText>
      {detail ? (
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {detail}
        </Typography>
      ) : null}
      {canCancel ? (
        <Flex>
          <ConfirmedAction
            trigger={
              <Button
                variant="tertiary"
                size="S"
                loading={isLoading}
                aria-label={t('planned.cancel.name', { what: title })}
              >
                {t('planned.cancel')}
              </Button>
            }
            title={t('planned.cancel.title')}
            body={t('planned.cancel.body', { what: title })}
            confirmLabel={t('planned.cancel.confirm')}
            onConfirm={stop}
          />
        </Flex>
      ) : null}
    </Flex>
  );
};
