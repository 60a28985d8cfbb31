import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { AiUsageRow } from '../../../../contracts/ai-usage';
import { StateText } from '../../components/StateText';
import { TimeText } from '../../components/TimeText';
import { useText } from '../../translations/use-text';
import { DataTable } from '../../components/DataTable';
import { OUTCOME_LOOK, PURPOSE_TEXT } from './usage-words';
import { useMoney } from '../../budgets/use-money';
import { useVendorText } from './use-vendor-text';

const SECOND_MS = 1_000;
const SECONDS = { style: 'unit', unit: 'second', maximumFractionDigits: 1 } as const;

/** The calls of one page. */
export const UsageTable = ({ rows }: { rows: readonly AiUsageRow[] }) => {
  const t = useText();
  const intl = useIntl();
  const money = useMoney();
  const vendorText = useVendorText();
  const unknown = t('budgets.ai.unknown');
  const tokens = (count: number | null) => (count === null ? unknown : intl.formatNumber(count));
  return (
    <DataTable
      label={t('budgets.ai.log')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { name: t('budgets.ai.when'), cell: ({ at }) => <TimeText at={at} /> },
        {
          name: t('budgets.ai.vendor'),
          cell: ({ provider, model }) => (
            <Flex direction="column" alignItems="flex-start">
              <span>{vendorText(provider)}</span>
              <Typography variant="pi" textColor="neutral600">
                {model}
              </Typography>
            </Flex>
          ),
        },
        { name: t('budgets.ai.purpose'), cell: ({ purpose }) => t(PURPOSE_TEXT[purpose]) },
        {
          name: t('budgets.ai.outcome'),
          cell: ({ outcome }) => {
            const { messageId, icon, tone } = OUTCOME_LOOK[outcome];
            return (
              <StateText icon={icon} tone={tone}>
                {t(messageId)}
              </StateText>
            );
          },
        },
        {
          name: t('budgets.ai.tokens'),
          isNumber: true,
          cell: ({ inputTokens, outputTokens }) =>
            t('budgets.ai.tokensOf', {
              input: tokens(inputTokens),
              output: tokens(outputTokens),
            }),
        },
        {
          name: t('budgets.ai.time'),
          isNumber: true,
          cell: ({ latencyMs }) =>
            latencyMs === null ? unknown : intl.formatNumber(latencyMs / SECOND_MS, SECONDS),
        },
        {
          name: t('budgets.ai.cost'),
          isNumber: true,
          cell: ({ costUsd }) => (costUsd === null ? unknown : money(costUsd)),
        },
      ]}
    />
  );
};
