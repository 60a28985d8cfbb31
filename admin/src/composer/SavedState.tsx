import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { Notice } from '../components/Notice';
import { StateText } from '../components/StateText';
import { useText } from '../translations/use-text';
import type { Composer } from './use-composer';

type Kept = Pick<Composer, 'keeping' | 'savedAt' | 'reload' | 'keepMine'>;

/** "Saved 14:01": whether what stands here is kept. */
export const SavedState = ({ keeping, savedAt }: Pick<Kept, 'keeping' | 'savedAt'>) => {
  const t = useText();
  const intl = useIntl();
  if (keeping === 'failed') {
    return (
      <StateText icon="warning" tone="warning">
        {t('composer.notKept')}
      </StateText>
    );
  }
  const time = savedAt === null ? null : intl.formatTime(savedAt, { timeStyle: 'short' });
  return (
    <Typography variant="pi" textColor="neutral600" role="status">
      {keeping === 'saving' ? t('compose.saving') : null}
      {keeping !== 'saving' && time !== null ? t('compose.saved', { time }) : null}
    </Typography>
  );
};

/** Another window of the same person wrote, too: they say which one stays. */
export const ChangedElsewhere = ({ keeping, reload, keepMine }: Kept) => {
  const t = useText();
  if (keeping !== 'elsewhere') return null;
  return (
    <Notice tone="warning" isAnnounced>
      {t('compose.elsewhere')}
      <Flex tag="span" gap={2} paddingTop={2} wrap="wrap">
        <Button size="S" variant="tertiary" onClick={reload}>
          {t('compose.elsewhere.reload')}
        </Button>
        <Button size="S" variant="tertiary" onClick={keepMine}>
          {t('compose.elsewhere.keep')}
        </Button>
      </Flex>
    </Notice>
  );
};
