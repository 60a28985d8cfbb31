import type { CalendarState } from '../../../../contracts/calendar';
import type { StateIcon, Tone } from '../../components/state-look';
import type { MessageId } from '../../translations/message';

export interface ItemLook {
  messageId: MessageId;
  icon: StateIcon;
  tone: Tone;
}

/** How a state is shown: icon, colour and word together. */
export const ITEM_LOOKS: Record<CalendarState, ItemLook> = {
  planned: { messageId: 'calendar.state.planned', icon: 'clock', tone: 'neutral' },
  queued: { messageId: 'calendar.state.queued', icon: 'clock', tone: 'neutral' },
  held: { messageId: 'calendar.state.held', icon: 'pause', tone: 'warning' },
  preparing: { messageId: 'calendar.state.publishing', icon: 'spinner', tone: 'primary' },
  committing: { messageId: 'calendar.state.publishing', icon: 'spinner', tone: 'primary' },
  published: { messageId: 'calendar.state.published', icon: 'check', tone: 'success' },
  unknown: { messageId: 'calendar.state.unknown', icon: 'question', tone: 'warning' },
  failed: { messageId: 'calendar.state.failed', icon: 'cross', tone: 'danger' },
  missed: { messageId: 'calendar.state.missed', icon: 'minus', tone: 'neutral' },
  cancelled: { messageId: 'calendar.state.cancelled', icon: 'minus', tone: 'neutral' },
};

/** States as people look for them. */
export const STATE_GROUPS = {
  upcoming: ['planned', 'queued'],
  waiting: ['held'],
  publishing: ['preparing', 'committing'],
  published: ['published'],
  attention: ['unknown', 'failed'],
  missed: ['missed'],
  cancelled: ['cancelled'],
} as const satisfies Record<string, readonly CalendarState[]>;

export type StateGroup = keyof typeof STATE_GROUPS;

export const STATE_GROUP_NAMES = [
  'upcoming',
  'waiting',
  'publishing',
  'published',
  'attention',
  'missed',
  'cancelled',
] as const satisfies readonly StateGroup[];

export const STATE_GROUP_TEXT: Record<StateGroup, MessageId> = {
  upcoming: 'calendar.group.upcoming',
  waiting: 'calendar.group.waiting',
  publishing: 'calendar.group.publishing',
  published: 'calendar.group.published',
  attention: 'calendar.group.attention',
  missed: 'calendar.group.missed',
  cancelled: 'calendar.group.cancelled',
};

/** Whether a person has to do something about it. */
export const needsAttention = (state: CalendarState): boolean =>
  state === 'failed' || state === 'unknown';
