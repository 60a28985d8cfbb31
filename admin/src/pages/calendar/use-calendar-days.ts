import { useCallback, useMemo } from 'react';

import { useIsMobile } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { useSearchParams } from 'react-router-dom';

import { useGetSocialCalendarQuery, type CalendarArgs } from '../../api/calendar-api';
import {
  addressOf,
  withFilter,
  withoutFilters,
  withPlace,
  type CalendarAddress,
  type CalendarFilters,
} from './calendar-address';
import { firstWeekdayOf } from './locale-habits';
import { wallNow } from './planned-when';
import { useCalendarPoll } from './use-calendar-poll';
import { visibleRange } from './visible-range';

/** The days that the address of the page names, and what is on them. */
export const useCalendarDays = (siteId: number | undefined, zone: string) => {
  const { locale } = useIntl();
  const isMobile = useIsMobile();
  const [parameters, setParameters] = useSearchParams();
  const now = useCallback(() => wallNow(zone, Date.now()), [zone]);
  const today = now().slice(0, 10);
  const address = useMemo(
    () => addressOf(parameters, { view: isMobile ? 'list' : 'month', day: today }),
    [parameters, isMobile, today]
  );
  const { from, to } = visibleRange(address.view, address.day, firstWeekdayOf(locale));
  const calendar: CalendarArgs = useMemo(() => ({ siteId, from, to }), [siteId, from, to]);
  const { currentData, error, isFetching, refetch } = useGetSocialCalendarQuery(calendar, {
    refetchOnMountOrArgChange: true,
  });
  useCalendarPoll(currentData?.items, refetch);

  const show = useCallback(
    (place: Partial<Pick<CalendarAddress, 'view' | 'day'>>) =>
      setParameters((known) => withPlace(known, place), { replace: true }),
    [setParameters]
  );
  /** Only when the day is not shown yet. */
  const reveal = useCallback(
    (day: string) => {
      if (day < from || day >= to) show({ day });
    },
    [from, to, show]
  );
  const filter = (changes: Partial<CalendarFilters>) =>
    setParameters((known) => withFilter(known, changes), { replace: true });
  const clearFilters = () => setParameters(withoutFilters, { replace: true });

  return {
    ...{ address, calendar, range: { from, to }, now, today },
    ...{ data: currentData, error, isFetching, refetch },
    ...{ show, reveal, filter, clearFilters },
  };
};
