import { Button, Flex, LinkButton } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { CalendarView } from '../../../../contracts/calendar';
import { Notice } from '../../components/Notice';
import { useText } from '../../translations/use-text';

interface CalendarNoticesProps {
  calendar: CalendarView;
  shown: number;
  onClear: () => void;
}

/** What is to be known about these days: nothing on them, nothing that fits, or more than they show. */
export const CalendarNotices = ({ calendar, shown, onClear }: CalendarNoticesProps) => {
  const t = useText();
  const isEmpty = calendar.items.length === 0;
  if (!calendar.isCut && calendar.awaitingPublication === 0 && shown > 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {calendar.isCut ? <Notice tone="warning">{t('calendar.cut')}</Notice> : null}
      {calendar.awaitingPublication > 0 ? (
        <Notice>{t('calendar.awaiting', { count: calendar.awaitingPublication })}</Notice>
      ) : null}
      {isEmpty ? (
        <Flex gap={3} alignItems="center" wrap="wrap">
          <Notice isAnnounced>{t('calendar.emptyHelp')}</Notice>
          <LinkButton tag={NavLink} to="/content-manager" variant="secondary" size="S">
            {t('calendar.toContent')}
          </LinkButton>
        </Flex>
      ) : null}
      {!isEmpty && shown === 0 ? (
        <Flex gap={3} alignItems="center" wrap="wrap">
          <Notice isAnnounced>{t('calendar.emptyByFilter')}</Notice>
          <Button variant="secondary" size="S" onClick={onClear}>
            {t('calendar.filter.clear')}
          </Button>
        </Flex>
      ) : null}
    </Flex>
  );
};
