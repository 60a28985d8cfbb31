import { useState } from 'react';

const TWO = 2;

const padded = (value: number): string => String(value).padStart(TWO, '0');

/** The reader's day when the page was opened, `2026-11-24`: a page does not change its days by itself. */
export const useToday = (): string => {
  const [today] = useState(() => {
    const now = new Date();
    return `${now.getFullYear()}-${padded(now.getMonth() + 1)}-${padded(now.getDate())}`;
  });
  return today;
};
