import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { useText } from '../../translations/use-text';
import { usdFormat, type CostWords } from './cost-words';
import { VENDOR_NAMES } from './vendor-name';

/** The sentence about money, with the amount and the vendor in it. */
export const useCostText = (): ((words: CostWords) => string) => {
  const t = useText();
  const intl = useIntl();
  return useCallback(
    ({ messageId, usd, provider }) =>
      t(messageId, {
        usd: usd === null ? '' : intl.formatNumber(usd, usdFormat(usd)),
        vendor: (provider && VENDOR_NAMES[provider]) ?? t('proposals.ownServer'),
      }),
    [t, intl]
  );
};
