import { useState } from 'react';

import { useGetSocialDeliveryQuery } from '../../../api/activity-api';
import { useProblemText } from '../../../api/use-problem-text';
import { SectionError, SectionLoading } from '../../../components/SectionState';
import { pollIntervalOf } from '../../../content-manager/poll-interval';
import { useText } from '../../../translations/use-text';
import type { Rights } from '../../../use-rights';
import { DeliveryStory } from './DeliveryStory';
import { DrawerFrame } from './DrawerFrame';

interface DeliveryDrawerProps {
  id: number;
  rights: Rights;
  onClose: () => void;
}

/** The story of one post; asked for again as long as it goes on. */
export const DeliveryDrawer = ({ id, rights, onClose }: DeliveryDrawerProps) => {
  const t = useText();
  const problemText = useProblemText();
  const [interval, setPollInterval] = useState(0);
  const { data, error, refetch } = useGetSocialDeliveryQuery(id, {
    refetchOnMountOrArgChange: true,
    pollingInterval: interval,
  });
  const wanted = data ? pollIntervalOf([data], Date.now()) : 0;
  if (wanted !== interval) setPollInterval(wanted);

  return (
    <DrawerFrame
      title={data ? (data.entryTitle ?? t('attention.untitled')) : t('activity.drawer.title')}
      onClose={onClose}
    >
      {!data && !error ? <SectionLoading /> : null}
      {!data && error ? (
        <SectionError message={problemText(error)} onRetry={() => void refetch()} />
      ) : null}
      {data ? <DeliveryStory delivery={data} rights={rights} /> : null}
    </DrawerFrame>
  );
};
