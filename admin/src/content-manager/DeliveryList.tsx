import { useId, useState } from 'react';

import { Flex, TextButton, Typography } from '@strapi/design-system';

import type { DeliveryView } from '../../../contracts/deliveries';
import { useText } from '../translations/use-text';
import { DeliveryRow } from './DeliveryRow';

interface DeliveryListProps {
  deliveries: DeliveryView[];
  canDistribute: boolean;
}

/** That many are shown at first. */
const SHORT_LIST = 5;

/** What became of the entry's posts, newest first. */
export const DeliveryList = ({ deliveries, canDistribute }: DeliveryListProps) => {
  const t = useText();
  const headingId = useId();
  const [isLong, setIsLong] = useState(false);
  if (deliveries.length === 0) return null;
  const shown = isLong ? deliveries : deliveries.slice(0, SHORT_LIST);

  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      paddingTop={4}
      borderWidth="1px 0 0 0"
      borderStyle="solid"
      borderColor="neutral150"
    >
      <Typography id={headingId} tag="h3" variant="sigma" textColor="neutral600">
        {t('deliveries.title')}
      </Typography>
      <Flex
        tag="ul"
        aria-labelledby={headingId}
        direction="column"
        alignItems="stretch"
        gap={4}
        width="100%"
      >
        {shown.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} canDistribute={canDistribute} />
        ))}
      </Flex>
      {deliveries.length > SHORT_LIST ? (
        <TextButton onClick={() => setIsLong(!isLong)} aria-expanded={isLong}>
          {isLong ? t('deliveries.fewer') : t('deliveries.all', { count: deliveries.length })}
        </TextButton>
      ) : null}
    </Flex>
  );
};
