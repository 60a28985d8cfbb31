import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { CONNECTIONS_PATH } from '../plugin-id';
import { useText } from '../translations/use-text';

/** Nothing is connected yet. */
export const ConnectFirst = ({ canConnect }: { canConnect: boolean }) => {
  const t = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography variant="pi" textColor="neutral600">
        {canConnect ? t('panel.noConnection') : t('panel.noConnection.forbidden')}
      </Typography>
      {canConnect ? (
        <Link tag={NavLink} to={CONNECTIONS_PATH}>
          {t('panel.connectPlatform')}
        </Link>
      ) : null}
    </Flex>
  );
};
