import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { BulkOrderView } from '../../../../contracts/bulk';
import { RowList } from '../../components/RowList';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { orderPath } from './bulk-paths';
import { ORDER_LOOK, postCountsOf, progressOf } from './order-look';
import { ProgressLine } from './ProgressLine';

/** One order: its state and how far it is. */
export const OrderRow = ({ order }: { order: BulkOrderView }) => {
  const t = useText();
  const { icon, tone, textId } = ORDER_LOOK[order.state];
  const posts = postCountsOf(order);
  return (
    <RowList.Row label={order.name}>
      <Link tag={NavLink} to={orderPath(order.id)} dir="auto">
        {order.name}
      </Link>
      <Flex gap={4} wrap="wrap" alignItems="center">
        <StateText icon={icon} tone={tone}>
          {t(textId)}
        </StateText>
        <Typography variant="pi" textColor="neutral600">
          <TimeText at={order.createdAt} />
        </Typography>
      </Flex>
      {order.state === 'draft' ? (
        <Typography variant="pi" textColor="neutral600">
          {t('bulk.draftCounts', { good: order.counts.waiting, total: progressOf(order).total })}
        </Typography>
      ) : (
        <>
          <ProgressLine order={order} />
          <Typography variant="pi" textColor="neutral600">
            {t('bulk.posts', posts)}
          </Typography>
        </>
      )}
      {order.note ? (
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {order.note}
        </Typography>
      ) : null}
    </RowList.Row>
  );
};
