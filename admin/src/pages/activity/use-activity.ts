import { useState } from 'react';

import { useGetSocialActivityQuery, type ActivityArgs } from '../../api/activity-api';
import { pollIntervalOf } from '../../content-manager/poll-interval';
import { usePageVisible, useRefetchOnReturn } from '../../components/use-poll';

/** A page of 25 is a heavier question than one entry's few deliveries. */
const FASTEST_POLL_MS = 4_000;

/** The page of the list; asked for again as long as something on it moves and somebody looks. */
export const useActivity = (args: ActivityArgs) => {
  const isVisible = usePageVisible();
  const [interval, setPollInterval] = useState(0);
  const query = useGetSocialActivityQuery(args, {
    refetchOnMountOrArgChange: true,
    pollingInterval: isVisible ? interval : 0,
  });
  const wanted = pollIntervalOf(query.currentData?.deliveries ?? [], Date.now());
  const next = wanted === 0 ? 0 : Math.max(wanted, FASTEST_POLL_MS);
  if (next !== interval) setPollInterval(next);
  useRefetchOnReturn(query.refetch);
  return query;
};
