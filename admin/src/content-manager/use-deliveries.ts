import type { DeliveryView } from '../../../contracts/deliveries';
import { getSocialDeliveries, type EntryKey } from '../api/distribution-api';
import { ACTIVE_POLL_MS, pollIntervalOf } from './poll-interval';
import { useRecentChange } from './use-recent-change';

/** Rules dispatch a moment after the entry was published; it is looked for this long. */
const LOOK_FOR_RULES_MS = 10_000;

const NONE: DeliveryView[] = [];

export interface Deliveries {
  /** Newest first. */
  data: DeliveryView[];
  isLoading: boolean;
  error: unknown;
  retry: () => void;
}

interface UseDeliveriesArgs {
  entry: EntryKey;
  revision: string;
  isSaved: boolean;
}

/** The deliveries of an entry, asked for again as long as one is not finished. */
export const useDeliveries = ({ entry, revision, isSaved }: UseDeliveriesArgs): Deliveries => {
  const state = getSocialDeliveries.useQueryState(entry, { skip: !isSaved });
  const data = state.data ?? NONE;
  const interval = pollIntervalOf(data, Date.now());
  const isFresh = useRecentChange(revision, LOOK_FOR_RULES_MS);
  const { refetch } = getSocialDeliveries.useQuerySubscription(entry, {
    skip: !isSaved,
    refetchOnMountOrArgChange: true,
    pollingInterval: isFresh ? ACTIVE_POLL_MS : interval,
  });

  return {
    data,
    isLoading: isSaved && (state.isUninitialized || state.isLoading),
    // A poll that fails once keeps the list; the next one may succeed.
    error: state.data ? undefined : state.error,
    retry: () => void refetch(),
  };
};
