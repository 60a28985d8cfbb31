import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { QuotaLevel, QuotaView } from '../../../../contracts/quotas';
import type { Tone } from '../../components/state-look';
import { useText } from '../../translations/use-text';
import { usedShareOf } from './tightest-quota';

const TONES: Readonly<Record<QuotaLevel, Tone>> = {
  ok: 'primary',
  warning: 'warning',
  full: 'danger',
};

const Track = styled(Box)`
  height: 0.4rem;
  border-radius: 0.2rem;
  overflow: hidden;
`;

/** Grows from the side where reading begins. */
const Filled = styled(Box)<{ $percent: number }>`
  width: ${({ $percent }) => $percent}%;
  height: 100%;
`;

const Figures = styled(Typography)`
  font-variant-numeric: tabular-nums;
`;

/** "84 of 100 posts in an hour", with a bar. @param quota null: the account has no limit */
export const AccountUse = ({ quota }: { quota: QuotaView | null }) => {
  const t = useText();
  const intl = useIntl();
  if (!quota) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('account.used.unlimited')}
      </Typography>
    );
  }
  const { used, limit, label, level, nextFreeAt } = quota;
  const at = nextFreeAt === null ? null : new Date(nextFreeAt);
  return (
    <Flex direction="column" alignItems="stretch" gap={1} maxWidth="16rem">
      <Figures variant="omega" textColor="neutral800">
        {/* Numbers on both sides of an Arabic word keep their order. */}
        <bdi>
          {t('account.used', { used: intl.formatNumber(used), limit: intl.formatNumber(limit) })}
        </bdi>
      </Figures>
      <Track background="neutral200" aria-hidden>
        <Filled background={`${TONES[level]}600`} $percent={usedShareOf(quota) * 100} />
      </Track>
      <Typography variant="pi" textColor="neutral600" dir="auto">
        {label}
      </Typography>
      {level === 'full' ? (
        <Typography variant="pi" fontWeight="semiBold" textColor="danger700">
          {at === null
            ? t('account.used.full')
            : t('account.used.fullUntil', {
                time: intl.formatDate(at, { dateStyle: 'short', timeStyle: 'short' }),
              })}
        </Typography>
      ) : null}
    </Flex>
  );
};
