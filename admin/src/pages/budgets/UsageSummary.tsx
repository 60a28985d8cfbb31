import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { AiUsageResponse } from '../../../../contracts/ai-usage';
import { useText } from '../../translations/use-text';
import { DataTable } from '../../components/DataTable';
import { useMoney } from '../../budgets/use-money';
import { useVendorText } from './use-vendor-text';

/** What a month's calls came to, by vendor and model. */
export const UsageSummary = ({ usage }: { usage: AiUsageResponse }) => {
  const t = useText();
  const intl = useIntl();
  const money = useMoney();
  const vendorText = useVendorText();
  const { spentUsd, calls, cacheHits, unknownCosts, byProvider } = usage;
  const lines = [
    t('budgets.ai.spent', { calls, usd: money(spentUsd) }),
    cacheHits > 0 ? t('budgets.ai.cacheHits', { count: cacheHits }) : null,
    unknownCosts > 0 ? t('budgets.ai.unknownCosts', { count: unknownCosts }) : null,
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="omega" textColor="neutral800">
        {lines.filter((line) => line !== null).join(' ')}
      </Typography>
      {byProvider.length > 0 ? (
        <DataTable
          label={t('budgets.ai.byVendor')}
          rows={byProvider}
          keyOf={({ provider, model }) => `${provider} ${model}`}
          columns={[
            { name: t('budgets.ai.vendor'), cell: ({ provider }) => vendorText(provider) },
            { name: t('budgets.ai.model'), cell: ({ model }) => model },
            {
              name: t('budgets.ai.calls'),
              isNumber: true,
              cell: ({ calls: made }) => intl.formatNumber(made),
            },
            {
              name: t('budgets.ai.failed'),
              isNumber: true,
              cell: ({ failed }) => intl.formatNumber(failed),
            },
            { name: t('budgets.ai.cost'), isNumber: true, cell: ({ usd }) => money(usd) },
          ]}
        />
      ) : null}
    </Flex>
  );
};
