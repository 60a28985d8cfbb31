import { useEffect, useRef, useState } from 'react';

/** The page asks again this often while somebody looks at it. */
const POLL_MS = 10_000;

const isVisibleNow = (): boolean => document.visibilityState === 'visible';

/** Whether the browser's tab is in front. */
export const usePageVisible = (): boolean => {
  const [isVisible, setIsVisible] = useState(isVisibleNow);
  useEffect(() => {
    const update = () => setIsVisible(isVisibleNow());
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return isVisible;
};

/** Options of a query that polls while the page is looked at. */
export const usePollOptions = () => {
  const isVisible = usePageVisible();
  return { pollingInterval: isVisible ? POLL_MS : 0, refetchOnMountOrArgChange: true } as const;
};

/** Asks at once when somebody comes back to the page: the interval alone would let them wait. */
export const useRefetchOnReturn = (refetch: () => unknown): void => {
  const isVisible = usePageVisible();
  const wasVisible = useRef(isVisible);
  useEffect(() => {
    if (isVisible && !wasVisible.current) refetch();
    wasVisible.current = isVisible;
  }, [isVisible, refetch]);
};
