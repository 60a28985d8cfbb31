import { useEffect } from 'react';

import { Box, Button, Flex, Link, Modal, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { BulkOrderView } from '../../../contracts/bulk';
import { getSocialBulkOrder } from '../api/bulk-api';
import { useLookAgainAtSocialPostsMutation } from '../api/many-api';
import { StateText } from '../components/StateText';
import type { StateIcon, Tone } from '../components/state-look';
import { ProgressLine } from '../pages/bulk/ProgressLine';
import { orderPath } from '../pages/bulk/bulk-paths';
import { useText } from '../translations/use-text';
import { ManyProblems } from './ManyProblems';

/** An order of a page of entries takes seconds. */
const POLL_MS = 1_000;

interface ManyProgressProps {
  /** As it was when it began. */
  order: BulkOrderView;
  onClose: () => void;
}

const lookOf = ({ state, counts }: BulkOrderView): { icon: StateIcon; tone: Tone } => {
  if (state !== 'done' && state !== 'cancelled') return { icon: 'spinner', tone: 'primary' };
  return counts.done > 0 ? { icon: 'check', tone: 'success' } : { icon: 'minus', tone: 'neutral' };
};

/** How far it is, and what came to nothing. Whoever closes it stops nothing. */
export const ManyProgress = ({ order: begun, onClose }: ManyProgressProps) => {
  const t = useText();
  const { data: order = begun } = getSocialBulkOrder.useQueryState(begun.id);
  getSocialBulkOrder.useQuerySubscription(begun.id, {
    pollingInterval: order.state === 'running' ? POLL_MS : 0,
    refetchOnMountOrArgChange: true,
  });
  const [lookAgain] = useLookAgainAtSocialPostsMutation();
  const isOver = order.state === 'done' || order.state === 'cancelled';
  useEffect(() => {
    if (isOver) void lookAgain();
  }, [isOver, lookAgain]);

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Box role="status">
            <StateText {...lookOf(order)}>
              {isOver ? t('many.done', { count: order.counts.done }) : t('many.running')}
            </StateText>
          </Box>
          <ProgressLine order={order} />
          {order.note ? <Typography variant="omega">{order.note}</Typography> : null}
          <ManyProblems order={order} state="failed" />
          <ManyProblems order={order} state="skipped" />
          <ManyProblems order={order} state="bad" />
          <Link tag={NavLink} to={orderPath(order.id)}>
            {t('many.toOrder')}
          </Link>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Flex justifyContent="flex-end" width="100%">
          <Button variant={isOver ? 'default' : 'tertiary'} onClick={onClose}>
            {t('many.close')}
          </Button>
        </Flex>
      </Modal.Footer>
    </>
  );
};
