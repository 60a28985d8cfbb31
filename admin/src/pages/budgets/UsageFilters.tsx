import { Box, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { AiUsageQuery } from '../../../../contracts/ai-usage';
import { FilterSelect } from '../../lists/FilterSelect';
import { useText } from '../../translations/use-text';
import { offeredMonths, PROVIDERS, type UsageFilter } from './usage-query';
import { OUTCOME_LOOK, OUTCOMES } from './usage-words';
import { useVendorText } from './use-vendor-text';

interface UsageFiltersProps {
  query: AiUsageQuery;
  /** The running month of the site: `2026-11`. */
  currentMonth: string;
  onChange: (changes: Partial<Record<UsageFilter, string | null>>) => void;
}

/** Narrows the log of calls. */
export const UsageFilters = ({ query, currentMonth, onChange }: UsageFiltersProps) => {
  const t = useText();
  const intl = useIntl();
  const vendorText = useVendorText();
  const monthText = (month: string) =>
    intl.formatDate(`${month}-15T00:00:00Z`, { timeZone: 'UTC', month: 'long', year: 'numeric' });
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end">
      <Box flex="1 1 16rem" maxWidth="26rem">
        <FilterSelect
          name="month"
          label={t('budgets.ai.month')}
          placeholder={t('budgets.ai.thisMonth')}
          value={query.month ?? null}
          options={offeredMonths(currentMonth, query.month)
            .filter((month) => month !== currentMonth)
            .map((month) => ({ value: month, label: monthText(month) }))}
          onChange={(month) => onChange({ month })}
        />
      </Box>
      <Box flex="1 1 16rem" maxWidth="26rem">
        <FilterSelect
          name="provider"
          label={t('budgets.ai.vendor')}
          placeholder={t('budgets.ai.allVendors')}
          value={query.provider ?? null}
          options={PROVIDERS.map((value) => ({ value, label: vendorText(value) }))}
          onChange={(provider) => onChange({ provider })}
        />
      </Box>
      <Box flex="1 1 16rem" maxWidth="26rem">
        <FilterSelect
          name="outcome"
          label={t('budgets.ai.outcome')}
          placeholder={t('budgets.ai.allOutcomes')}
          value={query.outcome ?? null}
          options={OUTCOMES.map((value) => ({ value, label: t(OUTCOME_LOOK[value].messageId) }))}
          onChange={(outcome) => onChange({ outcome })}
        />
      </Box>
    </Flex>
  );
};
