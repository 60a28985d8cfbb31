import type { ReactNode } from 'react';

import { Flex, Typography } from '@strapi/design-system';

import type { ListedDelivery } from '../../../../contracts/deliveries';
import { RowList } from '../../components/RowList';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { AccountCell, EntryCell, StateCell } from './ActivityCells';
import { SOURCE_TEXT } from './activity-words';
import { shownTimeOf } from './shown-time';

/** A row of the list on a narrow screen. */
export const ActivityCard = ({ delivery, tick }: { delivery: ListedDelivery; tick: ReactNode }) => {
  const t = useText();
  const { source, askedBy, attempts } = delivery;
  const asked = source === null ? t('activity.source.unknown') : t(SOURCE_TEXT[source]);
  return (
    <RowList.Row tick={tick}>
      <EntryCell delivery={delivery} />
      <AccountCell delivery={delivery} />
      <StateCell delivery={delivery} />
      <Flex gap={1} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          <TimeText at={shownTimeOf(delivery)} />
          {' · '}
          {t('activity.attempts', { count: attempts })}
          {' · '}
          {askedBy ? `${asked}, ${askedBy}` : asked}
        </Typography>
      </Flex>
    </RowList.Row>
  );
};
