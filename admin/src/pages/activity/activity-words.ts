import type { DELIVERY_ORDERS, DELIVERY_SOURCES } from '../../../../contracts/deliveries';
import type { MessageId } from '../../translations/message';

type Source = (typeof DELIVERY_SOURCES)[number];
type Sort = (typeof DELIVERY_ORDERS)[number];

/** By what the state stands for in the address: one state, or several that look the same to people. */
export const STATE_TEXT: Record<string, MessageId> = {
  'failed,missed,unknown': 'activity.state.attention',
  'queued,held': 'activity.state.waiting',
  queued: 'activity.state.queued',
  held: 'activity.state.held',
  'preparing,committing': 'activity.state.publishing',
  published: 'activity.state.published',
  unknown: 'activity.state.unknown',
  failed: 'activity.state.failed',
  missed: 'activity.state.missed',
  cancelled: 'activity.state.cancelled',
};

export const STATE_CHOICES = Object.keys(STATE_TEXT);

/** Who or what asked for a post. */
export const SOURCE_TEXT: Record<Source, MessageId> = {
  manual: 'activity.source.manual',
  rule: 'activity.source.rule',
  schedule: 'activity.source.schedule',
  bulk: 'activity.source.bulk',
  api: 'activity.source.api',
};

// Not the lists of the contract: they would bring the schema library into the admin's bundle.
export const SOURCES = Object.keys(SOURCE_TEXT) as Source[];

export const SORT_TEXT: Record<Sort, MessageId> = {
  '-id': 'activity.sort.newest',
  id: 'activity.sort.oldest',
  '-scheduledAt': 'activity.sort.latest',
  scheduledAt: 'activity.sort.earliest',
};

export const SORTS = Object.keys(SORT_TEXT) as Sort[];
