import { useEffect, useState } from 'react';

/** True for a while after a value changed, and after the first one. */
export const useRecentChange = (value: string, forMs: number): boolean => {
  const [settled, setSettled] = useState<string | null>(null);

  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), forMs);
    return () => clearTimeout(timer);
  }, [value, forMs]);

  return settled !== value;
};
