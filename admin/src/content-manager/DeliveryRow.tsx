import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { DeliveryView } from '../../../contracts/deliveries';
import { PlatformBadge } from '../components/PlatformBadge';
import { StateText } from '../components/StateText';
import { accountNameOf } from '../platforms/presentation';
import { isWebAddress } from '../platforms/web-address';
import { useText } from '../translations/use-text';
import { DeliveryActions } from './DeliveryActions';
import { PostLink } from './PostLink';
import { presentDelivery } from './delivery-presentation';
import { useDeliveryTime } from './use-delivery-time';

interface DeliveryRowProps {
  delivery: DeliveryView;
  canDistribute: boolean;
}

export const DeliveryRow = ({ delivery, canDistribute }: DeliveryRowProps) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const intl = useIntl();
  const { platform, platformLabel, handle, url } = delivery;
  const shown = presentDelivery(delivery, Date.now());
  const account = handle === null ? platformLabel : accountNameOf(platform, handle);
  const values = { platform: platformLabel, account };
  const full = shown.at
    ? intl.formatDate(shown.at, { dateStyle: 'full', timeStyle: 'long' })
    : undefined;

  return (
    <Box tag="li" aria-label={t('target.name', values)} width="100%">
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Flex gap={2} alignItems="center">
          <PlatformBadge platform={platform} />
          <Typography variant="omega" dir="auto" ellipsis title={account}>
            {account}
          </Typography>
        </Flex>
        <Box role="status" title={full}>
          <StateText icon={shown.icon} tone={shown.tone}>
            {t(shown.messageId, { time: timeOf(shown) })}
          </StateText>
        </Box>
        {shown.detail ? (
          <Typography variant="pi" textColor="neutral600" dir="auto">
            {shown.detail}
          </Typography>
        ) : null}
        {delivery.state === 'failed' && delivery.errorCode ? (
          <Typography tag="details" variant="pi" textColor="neutral600">
            <summary>{t('delivery.details')}</summary>
            {t('delivery.details.text', {
              code: delivery.errorCode,
              attempts: delivery.attempts,
            })}
          </Typography>
        ) : null}
        {delivery.state === 'published' && isWebAddress(url) ? (
          <PostLink url={url} values={values} />
        ) : null}
        {canDistribute ? (
          <DeliveryActions delivery={delivery} actions={shown.actions} values={values} />
        ) : null}
      </Flex>
    </Box>
  );
};
