import type { CalendarView } from '../../../contracts/calendar';
import type { ChangeScheduleResponse } from '../../../contracts/schedules';
import type { When } from '../../../contracts/when';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

/** The days of a site, the last one excluded: `2026-11-30`. */
export interface CalendarArgs {
  siteId: number | undefined;
  from: string;
  to: string;
}

export interface MoveArgs {
  scheduleId: number;
  when: Extract<When, { kind: 'at' }>;
  /** Key of the item, and what the clock of its site will show: it stands there at once. */
  itemKey: string;
  shownAt: string;
  /** Where it stands now. */
  calendar: CalendarArgs;
}

/** Also after a failure: somebody else may have moved it a moment ago. */
const AFTER_CHANGE = ['SocialCalendar', 'SocialDeliveries'] as const;

const calendarApi = baseApi.enhanceEndpoints({ addTagTypes: ['SocialCalendar'] }).injectEndpoints({
  endpoints: (build) => ({
    getSocialCalendar: build.query<CalendarView, CalendarArgs>({
      query: ({ siteId, from, to }) => ({
        url: withSite(`${API_URL}/calendar?from=${from}&to=${to}`, siteId),
        method: 'GET',
      }),
      transformResponse: (answer: Answer<CalendarView>) => unwrap(answer),
      providesTags: ['SocialCalendar', 'SocialDeliveries'],
    }),

    moveSocialSchedule: build.mutation<ChangeScheduleResponse, MoveArgs>({
      query: ({ scheduleId, when }) => ({
        url: `${API_URL}/schedules/${scheduleId}`,
        method: 'PUT',
        data: { when },
      }),
      transformResponse: (answer: Answer<ChangeScheduleResponse>) => unwrap(answer),
      async onQueryStarted({ itemKey, shownAt, calendar }, { dispatch, queryFulfilled }) {
        const patch = dispatch(
          calendarApi.util.updateQueryData('getSocialCalendar', calendar, (draft) => {
            const item = draft.items.find(({ key }) => key === itemKey);
            if (item) item.wallTime = shownAt;
          })
        );
        // What the server refuses jumps back; whoever asked tells the reason.
        await queryFulfilled.catch(() => patch.undo());
      },
      invalidatesTags: AFTER_CHANGE,
    }),

    cancelSocialSchedule: build.mutation<ChangeScheduleResponse, number>({
      query: (id) => ({ url: `${API_URL}/schedules/${id}`, method: 'DELETE' }),
      transformResponse: (answer: Answer<ChangeScheduleResponse>) => unwrap(answer),
      invalidatesTags: AFTER_CHANGE,
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialCalendarQuery,
  useMoveSocialScheduleMutation,
  useCancelSocialScheduleMutation,
} = calendarApi;
