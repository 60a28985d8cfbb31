import { useIntl } from 'react-intl';

import { useMoney } from '../../budgets/use-money';
import { useText } from '../../translations/use-text';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** The largest unit that a time is at least one of. */
const unitOf = (seconds: number): { unit: 'second' | 'minute' | 'hour' | 'day'; size: number } => {
  if (seconds >= DAY_S) return { unit: 'day', size: DAY_S };
  if (seconds >= HOUR_S) return { unit: 'hour', size: HOUR_S };
  return seconds >= MINUTE_S ? { unit: 'minute', size: MINUTE_S } : { unit: 'second', size: 1 };
};

/** Numbers as people read them; what a platform does not tell is never nought. */
export const useFigures = () => {
  const t = useText();
  const intl = useIntl();
  const money = useMoney();
  const unless = <T>(value: T | null, text: (value: T) => string): string =>
    value === null ? t('analytics.notAvailable') : text(value);
  return {
    count: (value: number | null) =>
      unless(value, (one) => intl.formatNumber(one, { maximumFractionDigits: 1 })),
    share: (value: number | null) =>
      unless(value, (one) =>
        intl.formatNumber(one, { style: 'percent', maximumFractionDigits: 1 })
      ),
    usd: (value: number | null) => unless(value, money),
    time: (value: number | null) =>
      unless(value, (seconds) => {
        const { unit, size } = unitOf(seconds);
        const options = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
        return intl.formatNumber(seconds / size, options);
      }),
  };
};

export type Figures = ReturnType<typeof useFigures>;
