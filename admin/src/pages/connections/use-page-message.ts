import { useEffect, useState } from 'react';

import { useLocation, useSearchParams } from 'react-router-dom';

import {
  arrivalMessageOf,
  callbackMessageOf,
  withoutCallback,
  type PageMessage,
} from './connect-message';

/**
 * The page's message. What the address says on arrival, or what another page sent along, is taken
 * into the state and removed, so that a reload or a bookmark does not tell it again.
 */
export const usePageMessage = () => {
  const [parameters, setParameters] = useSearchParams();
  const { state } = useLocation() as { state: unknown };
  const [message, setMessage] = useState<PageMessage | null>(
    () => callbackMessageOf(parameters) ?? arrivalMessageOf(state)
  );

  useEffect(() => {
    if (!callbackMessageOf(parameters) && !arrivalMessageOf(state)) return;
    setParameters(withoutCallback(parameters), { replace: true });
  }, [parameters, setParameters, state]);

  return [message, setMessage] as const;
};
