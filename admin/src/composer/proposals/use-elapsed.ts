import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

/** Whole seconds since then; 0 while nothing runs. @param startedAt epoch ms */
export const useElapsed = (startedAt: number | null): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (startedAt === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [startedAt]);
  return startedAt === null ? 0 : Math.max(0, Math.floor((now - startedAt) / TICK_MS));
};
