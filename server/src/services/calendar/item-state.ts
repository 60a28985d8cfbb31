import type { CalendarState } from '../../../../contracts/calendar';

/** What a person has to know first stands first. */
const ORDER: readonly CalendarState[] = [
  'unknown',
  'failed',
  'committing',
  'preparing',
  'held',
  'queued',
  'planned',
  'missed',
  'published',
  'cancelled',
];

/** The state of an item: that of its post which most needs to be seen. */
export const itemStateOf = (posts: readonly { state: CalendarState }[]): CalendarState =>
  ORDER.find((state) => posts.some((post) => post.state === state)) ?? 'planned';
