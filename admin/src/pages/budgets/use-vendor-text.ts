import { useCallback } from 'react';

import type { AiProviderId } from '../../../../contracts/ai-providers';
import { VENDOR_NAMES } from '../../composer/proposals/vendor-name';
import { useText } from '../../translations/use-text';

/** Who was asked; null: nobody that is known any more. */
export const useVendorText = (): ((provider: AiProviderId | null) => string) => {
  const t = useText();
  return useCallback(
    (provider) => {
      if (provider === null) return t('budgets.ai.nobody');
      return VENDOR_NAMES[provider] ?? t('proposals.ownServer');
    },
    [t]
  );
};
