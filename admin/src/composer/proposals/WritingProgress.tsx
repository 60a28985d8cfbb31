import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useText } from '../../translations/use-text';
import { useElapsed } from './use-elapsed';

/** That somebody writes, how long already, and the way out. */
export const WritingProgress = ({
  startedAt,
  onCancel,
}: {
  startedAt: number;
  onCancel: () => void;
}) => {
  const t = useText();
  const intl = useIntl();
  const seconds = useElapsed(startedAt);
  const time = intl.formatNumber(seconds, { style: 'unit', unit: 'second', unitDisplay: 'short' });

  return (
    <Flex gap={3} alignItems="center" wrap="wrap">
      <Loader small>{t('proposals.running.short')}</Loader>
      <Typography role="timer" variant="pi" textColor="neutral600">
        {time}
      </Typography>
      <Button size="S" variant="tertiary" onClick={onCancel}>
        {t('proposals.cancel')}
      </Button>
    </Flex>
  );
};
