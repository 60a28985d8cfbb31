import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { usdFormat } from '../composer/proposals/cost-words';

/** Prices of posts have tenths of it; what costs less is told in two figures that mean something. */
const CENT = 0.01;

const IN_CENTS = {
  style: 'currency',
  currency: 'USD',
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
} as const;

/** US dollars as the person reads them: `$1.48`, `$0.015`, `$0.00058`. */
export const useMoney = (): ((usd: number) => string) => {
  const intl = useIntl();
  return useCallback(
    (usd) =>
      intl.formatNumber(usd, usd === 0 || (usd >= CENT && usd < 1) ? IN_CENTS : usdFormat(usd)),
    [intl]
  );
};
