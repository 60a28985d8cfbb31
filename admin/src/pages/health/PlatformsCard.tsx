import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { PlatformHealthView } from '../../../../contracts/health';
import { Card } from '../../components/Card';
import { PlatformBadge } from '../../components/PlatformBadge';
import { StateText } from '../../components/StateText';
import { useText } from '../../translations/use-text';
import { lookOf, numbersIdOf } from './platform-presentation';

const PlatformItem = ({ view }: { view: PlatformHealthView }) => {
  const t = useText();
  const intl = useIntl();
  const { platform, label, published24h, failed24h, errorRate, operatorProblem } = view;
  const { messageId, icon, tone } = lookOf(view);
  const rate = intl.formatNumber(errorRate, { style: 'percent', maximumFractionDigits: 1 });

  return (
    <Flex tag="li" direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2} alignItems="center">
        <PlatformBadge platform={platform} isNamedBeside />
        <Typography variant="omega" fontWeight="semiBold">
          {label}
        </Typography>
      </Flex>
      <StateText icon={icon} tone={tone}>
        {t(messageId)}
      </StateText>
      {operatorProblem ? (
        <Typography variant="pi" textColor="neutral600" dir="auto">
          {operatorProblem}
        </Typography>
      ) : null}
      <Typography variant="pi" textColor="neutral600">
        {t(numbersIdOf(view), { published: published24h, failed: failed24h, rate })}
      </Typography>
    </Flex>
  );
};

/** How each platform does that somebody uses here, and what an administrator has to mend there. */
export const PlatformsCard = ({ platforms }: { platforms: readonly PlatformHealthView[] }) => {
  const t = useText();
  return (
    <Card>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="delta">
          {t('platformHealth.title')}
        </Typography>
        {platforms.length === 0 ? (
          <Typography variant="omega" textColor="neutral600">
            {t('platformHealth.empty')}
          </Typography>
        ) : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
            {platforms.map((view) => (
              <PlatformItem key={view.platform} view={view} />
            ))}
          </Flex>
        )}
      </Flex>
    </Card>
  );
};
