import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** "24 Nov" of `2026-11-24`; with the weekday where it helps. The day is that of the site's clock. */
export const useDayText = (): ((day: string, options?: { hasWeekday: boolean }) => string) => {
  const intl = useIntl();
  return useCallback(
    (day, options) =>
      intl.formatDate(`${day}T00:00:00Z`, {
        timeZone: 'UTC',
        day: 'numeric',
        month: 'short',
        ...(options?.hasWeekday ? { weekday: 'long' } : {}),
      }),
    [intl]
  );
};
