import { useCallback } from 'react';

import { useText } from '../translations/use-text';
import { requestProblemOf } from './request-problem';

/** The sentence for the error of an RTK hook. */
export const useProblemText = (): ((error: unknown) => string) => {
  const t = useText();
  return useCallback((error) => requestProblemOf(error).message ?? t('request.noAnswer'), [t]);
};
