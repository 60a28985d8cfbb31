import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { DeliveryDetails } from '../../../../../contracts/answers';
import { Notice } from '../../../components/Notice';
import { PlatformBadge } from '../../../components/PlatformBadge';
import { StateText } from '../../../components/StateText';
import { DeliveryActions } from '../../../content-manager/DeliveryActions';
import { presentDelivery } from '../../../content-manager/delivery-presentation';
import { useDeliveryTime } from '../../../content-manager/use-delivery-time';
import { useText } from '../../../translations/use-text';
import type { Rights } from '../../../use-rights';
import { entryPathOf } from '../../../entries/entry-path';
import { accountOf } from '../row-words';
import { DeliveryFacts } from './DeliveryFacts';
import { PostText } from './PostText';
import { Timeline } from './Timeline';

interface DeliveryStoryProps {
  delivery: DeliveryDetails;
  rights: Rights;
}

/** Where it stands and what can be done; then what was posted, and how it came to that. */
export const DeliveryStory = ({ delivery, rights }: DeliveryStoryProps) => {
  const t = useText();
  const timeOf = useDeliveryTime();
  const { platform, platformLabel } = delivery;
  const account = accountOf(delivery);
  const shown = presentDelivery(delivery, Date.now());

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" gap={3} wrap="wrap">
          <Flex gap={2} alignItems="center">
            <PlatformBadge platform={platform} isNamedBeside />
            <Typography variant="omega" fontWeight="semiBold" dir="auto">
              {account === platformLabel
                ? account
                : t('activity.drawer.account', { account, platform: platformLabel })}
            </Typography>
          </Flex>
          <Link tag={RouterLink} to={entryPathOf(delivery)}>
            {t('activity.drawer.entry')}
          </Link>
        </Flex>
        <Box role="status">
          <StateText icon={shown.icon} tone={shown.tone} size="L">
            {t(shown.messageId, { time: timeOf(shown) })}
          </StateText>
        </Box>
        {shown.detail ? (
          <Typography variant="omega" textColor="neutral700" dir="auto">
            {shown.detail}
          </Typography>
        ) : null}
        {rights.canDistribute ? (
          <DeliveryActions
            delivery={delivery}
            actions={shown.actions}
            values={{ platform: platformLabel, account }}
          />
        ) : null}
        {!rights.canDistribute && !rights.isLoading && shown.actions.length > 0 ? (
          <Notice>{t('health.decide.forbidden')}</Notice>
        ) : null}
      </Flex>
      <PostText delivery={delivery} account={account} />
      <Timeline events={delivery.events} canMonitor={rights.canMonitor} />
      <DeliveryFacts delivery={delivery} canMonitor={rights.canMonitor} />
    </Flex>
  );
};
