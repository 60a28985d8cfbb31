import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { BulkOrderView } from '../../../../contracts/bulk';
import { useText } from '../../translations/use-text';
import { progressOf } from './order-look';

/** Grows from the side where reading begins. */
const Filled = styled.div<{ $percent: number }>`
  width: ${({ $percent }) => $percent}%;
  height: 100%;
  border-radius: inherit;
  background: ${({ theme }) => theme.colors.primary600};

  @media (prefers-reduced-motion: no-preference) {
    transition: width 0.3s ease-out;
  }
`;

const Track = styled(Box)`
  height: 0.8rem;
  border-radius: 0.4rem;
  overflow: hidden;
`;

/** How many rows of an order are worked off, as a bar and in words. */
export const ProgressLine = ({ order }: { order: BulkOrderView }) => {
  const t = useText();
  const { total, worked, percent, problems } = progressOf(order);
  const words = t('bulk.progress', { worked, total, problems });
  return (
    <Flex direction="column" alignItems="stretch" gap={1} width="100%" maxWidth="52rem">
      <Track
        background="neutral200"
        role="progressbar"
        aria-label={t('bulk.progress.label', { name: order.name })}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words}
      >
        <Filled $percent={percent} />
      </Track>
      <Typography variant="pi" textColor="neutral600">
        {words}
      </Typography>
    </Flex>
  );
};
