import type { CalendarAuthor } from '../../../../contracts/calendar';
import type { MessageId } from '../../translations/message';

/** Who asked, where it was no person. */
const SOURCE_TEXT: Record<string, MessageId> = {
  rule: 'calendar.author.rule',
  bulk: 'calendar.author.bulk',
  api: 'calendar.author.api',
  schedule: 'calendar.author.schedule',
  manual: 'calendar.author.manual',
};

/** The text that stands for an author without a name. */
export const authorTextOf = ({ key }: Pick<CalendarAuthor, 'key'>): MessageId =>
  SOURCE_TEXT[key] ?? 'calendar.author.gone';
