import { Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowLeft, ArrowRight } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { useText } from '../../translations/use-text';
import type { MessageId } from '../../translations/message';
import { isRightToLeft } from './locale-habits';
import { VIEWS, type CalendarViewName } from './visible-range';

const VIEW_TEXT: Record<CalendarViewName, MessageId> = {
  month: 'calendar.view.month',
  week: 'calendar.view.week',
  day: 'calendar.view.day',
  list: 'calendar.view.list',
};

interface CalendarToolbarProps {
  /** The days that are shown, in words. */
  title: string;
  /** IANA name. */
  zone: string;
  view: CalendarViewName;
  onView: (view: CalendarViewName) => void;
  onStep: (steps: 1 | -1) => void;
  onToday: () => void;
}

/** Which days, by which clock, and how they are drawn. */
export const CalendarToolbar = (props: CalendarToolbarProps) => {
  const { title, zone, view, onView, onStep, onToday } = props;
  const t = useText();
  const isRtl = isRightToLeft(useIntl().locale);
  const [Back, Forth] = isRtl ? [ArrowRight, ArrowLeft] : [ArrowLeft, ArrowRight];
  return (
    <Flex gap={4} justifyContent="space-between" alignItems="center" wrap="wrap">
      <Flex gap={3} alignItems="center" wrap="wrap">
        <Flex gap={1}>
          <IconButton label={t('calendar.previous')} onClick={() => onStep(-1)}>
            <Back />
          </IconButton>
          <IconButton label={t('calendar.next')} onClick={() => onStep(1)}>
            <Forth />
          </IconButton>
        </Flex>
        <Button variant="tertiary" size="S" onClick={onToday}>
          {t('calendar.today')}
        </Button>
        <Flex gap={2} alignItems="baseline" wrap="wrap">
          <Typography tag="h2" variant="beta" textColor="neutral800" aria-live="polite">
            {title}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {t('calendar.zone', { zone })}
          </Typography>
        </Flex>
      </Flex>
      <Flex gap={1} role="group" aria-label={t('calendar.view.label')}>
        {VIEWS.map((name) => (
          <Button
            key={name}
            size="S"
            variant={name === view ? 'secondary' : 'tertiary'}
            aria-pressed={name === view}
            onClick={() => onView(name)}
          >
            {t(VIEW_TEXT[name])}
          </Button>
        ))}
      </Flex>
    </Flex>
  );
};
