import type { AiProviderId } from '../../../../contracts/ai-providers';
import type { AiUsageQuery } from '../../../../contracts/ai-usage';
import { addMonths } from '../../../../contracts/clock/wall-day';
import type { ListView } from '../../lists/list-address';
import { isOutcome, isProvider } from './usage-words';

export type UsageFilter = 'month' | 'provider' | 'outcome';

/** The log is always newest first. */
export const USAGE_SHAPE = {
  filters: ['month', 'provider', 'outcome'],
  sorts: ['newest'],
} as const satisfies { filters: readonly UsageFilter[]; sorts: readonly ['newest'] };

export const PROVIDERS: readonly AiProviderId[] = [
  ...(['gemini', 'openai', 'anthropic', 'cohere', 'compatible'] as const),
];

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The question to the server; what the address says wrongly is as if it did not say it. */
export const usageQueryOf = ({
  filters: { month, provider, outcome },
  page,
  pageSize,
}: ListView<UsageFilter, 'newest'>): AiUsageQuery => ({
  ...(month !== null && MONTH.test(month) ? { month } : {}),
  ...(isProvider(provider, PROVIDERS) ? { provider } : {}),
  ...(isOutcome(outcome) ? { outcome } : {}),
  page,
  pageSize,
});

const OFFERED_MONTHS = 13;

/** The months to choose from, the newest first: a year back, and the chosen one. */
export const offeredMonths = (current: string, chosen: string | undefined): string[] => {
  const months = Array.from({ length: OFFERED_MONTHS }, (_, back) => addMonths(current, -back));
  return chosen === undefined || months.includes(chosen) ? months : [...months, chosen];
};
