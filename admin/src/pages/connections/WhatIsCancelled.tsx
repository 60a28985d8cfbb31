import { Box, Flex, Typography } from '@strapi/design-system';

import type { ConnectionView } from '../../../../contracts/connections';
import { useGetSocialActivityQuery } from '../../api/activity-api';
import { SectionLoading } from '../../components/SectionState';
import { presentDelivery } from '../../content-manager/delivery-presentation';
import { useDeliveryTime } from '../../content-manager/use-delivery-time';
import { useText } from '../../translations/use-text';
import { accountValues } from './action-result';

/** So many are named; the others are counted. */
const MAX_NAMED = 3;

/** The posts that disconnecting an account cancels: how many, and which come next. */
export const WhatIsCancelled = ({ connection }: { connection: ConnectionView }) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const { id: connectionId, waiting } = connection;
  const { data, isFetching } = useGetSocialActivityQuery(
    { connectionId, state: 'queued,held', sort: 'scheduledAt', pageSize: MAX_NAMED },
    { skip: waiting === 0, refetchOnMountOrArgChange: true }
  );
  if (waiting === 0) return <Typography>{t('disconnect.nothing')}</Typography>;
  const next = data?.deliveries ?? [];
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <Typography fontWeight="semiBold">
        {t('disconnect.cancels', { ...accountValues(connection), count: waiting })}
      </Typography>
      {isFetching ? <SectionLoading /> : null}
      {next.length > 0 && !isFetching ? (
        <Box tag="ul" background="neutral100" hasRadius padding={3}>
          {next.map((delivery) => {
            const { messageId, ...shown } = presentDelivery(delivery, Date.now());
            return (
              <Flex key={delivery.id} tag="li" direction="column" alignItems="flex-start">
                <Typography dir="auto">{delivery.entryTitle ?? t('attention.untitled')}</Typography>
                <Typography variant="pi" textColor="neutral600">
                  {t(messageId, { time: timeOf(shown) })}
                </Typography>
              </Flex>
            );
          })}
          {waiting > next.length ? (
            <Typography tag="li" variant="pi" textColor="neutral600">
              {t('disconnect.more', { count: waiting - next.length })}
            </Typography>
          ) : null}
        </Box>
      ) : null}
    </Flex>
  );
};
