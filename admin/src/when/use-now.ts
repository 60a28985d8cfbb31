import { useEffect, useState } from 'react';

/** Half a minute: what is chosen may become past while somebody reads. */
const TICK_MS = 30_000;

/** Epoch ms, a little behind at most. */
export const useNow = (): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
};
