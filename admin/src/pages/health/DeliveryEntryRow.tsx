import type { ReactNode } from 'react';

import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { DeliveryView } from '../../../../contracts/deliveries';
import { PlatformBadge } from '../../components/PlatformBadge';
import { RowList } from '../../components/RowList';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { DeliveryActions } from '../../content-manager/DeliveryActions';
import { presentDelivery } from '../../content-manager/delivery-presentation';
import { useDeliveryTime } from '../../content-manager/use-delivery-time';
import { accountNameOf } from '../../platforms/presentation';
import { useText } from '../../translations/use-text';
import { entryPathOf } from '../../entries/entry-path';

interface DeliveryEntryRowProps {
  delivery: DeliveryView;
  canDistribute: boolean;
  tick?: ReactNode;
}

/** A delivery outside its entry: which entry, to whom, what happened, what can be done. */
export const DeliveryEntryRow = ({ delivery, canDistribute, tick }: DeliveryEntryRowProps) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const { platform, platformLabel, handle, locale } = delivery;
  const shown = presentDelivery(delivery, Date.now());
  const account = handle === null ? platformLabel : accountNameOf(platform, handle);
  const values = { platform: platformLabel, account };
  const title = delivery.entryTitle ?? t('attention.untitled');
  const at = delivery.finishedAt ?? delivery.createdAt;

  return (
    <RowList.Row
      label={t('attention.row', { title, ...values })}
      tick={tick}
      actions={
        canDistribute ? (
          <DeliveryActions delivery={delivery} actions={shown.actions} values={values} />
        ) : null
      }
    >
      <Link tag={NavLink} to={entryPathOf(delivery)} dir="auto">
        {title}
      </Link>
      <Flex gap={2} alignItems="center" wrap="wrap">
        <PlatformBadge platform={platform} />
        <Typography variant="pi" textColor="neutral600">
          <span dir="auto">{account}</span>
          {locale ? ` · ${locale}` : null}
          {' · '}
          <TimeText at={at} />
        </Typography>
      </Flex>
      <StateText icon={shown.icon} tone={shown.tone}>
        {t(shown.messageId, { time: timeOf(shown) })}
      </StateText>
      {shown.detail ? (
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {shown.detail}
        </Typography>
      ) : null}
    </RowList.Row>
  );
};
