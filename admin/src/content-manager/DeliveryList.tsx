import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import type { DeliveryView } from '../../../contracts/deliveries';
import { queryText } from '../api/query-text';
import { PLUGIN_PATH } from '../plugin-id';
import { useText } from '../translations/use-text';
import { DeliveryRow } from './DeliveryRow';
import { DELIVERIES_ID } from './deliveries-id';

interface DeliveryListProps {
  contentType: string;
  /** Newest first. */
  deliveries: DeliveryView[];
  canDistribute: boolean;
}

/** That many are shown; the others are on the Activity page. */
const SHORT_LIST = 5;

/** What became of the entry's posts, newest first. */
export const DeliveryList = ({ contentType, deliveries, canDistribute }: DeliveryListProps) => {
  const t = useText();
  const [newest] = deliveries;
  if (!newest) return null;
  const search = queryText({
    type: contentType,
    _q: newest.entryTitle?.slice(0, 100) ?? undefined,
  });

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
      <Typography id={DELIVERIES_ID} tag="h3" variant="sigma" textColor="neutral600" tabIndex={-1}>
        {t('deliveries.title')}
      </Typography>
      <Flex
        tag="ul"
        aria-labelledby={DELIVERIES_ID}
        direction="column"
        alignItems="stretch"
        gap={4}
        width="100%"
      >
        {deliveries.slice(0, SHORT_LIST).map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} canDistribute={canDistribute} />
        ))}
      </Flex>
      {deliveries.length > SHORT_LIST ? (
        <Link tag={NavLink} to={`/${PLUGIN_PATH}/activity?${search}`}>
          {t('deliveries.all', { count: deliveries.length })}
        </Link>
      ) : null}
    </Flex>
  );
};
