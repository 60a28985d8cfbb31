import { useEffect, useState } from 'react';

import { useSearchParams } from 'react-router-dom';

import { callbackMessageOf, withoutCallback, type PageMessage } from './connect-message';

/**
 * The page's message. What the address says on arrival is taken into the state and removed from
 * the address, so that a reload or a bookmark does not tell it again.
 */
export const usePageMessage = () => {
  const [parameters, setParameters] = useSearchParams();
  const [message, setMessage] = useState<PageMessage | null>(() => callbackMessageOf(parameters));

  useEffect(() => {
    if (!callbackMessageOf(parameters)) return;
    setParameters(withoutCallback(parameters), { replace: true });
  }, [parameters, setParameters]);

  return [message, setMessage] as const;
};
