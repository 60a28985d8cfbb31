import type {
  ChangeScheduleResponse,
  CreateScheduleRequest,
  CreateScheduleResponse,
  ScheduleView,
} from '../../../contracts/schedules';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';
import type { EntryKey } from './distribution-api';
import { queryText } from './query-text';

/** They make deliveries, or take them back. */
const TAGS = ['SocialDeliveries', 'SocialPreview'] as const;

const entrySchedulesApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    /** What is planned for one entry; `revision` is not sent: another one asks again. */
    getSocialEntrySchedules: build.query<ScheduleView[], EntryKey & { revision: string }>({
      query: ({ contentType, documentId, locale }) => ({
        url: `${API_URL}/schedules?${queryText({ contentType, documentId, locale })}`,
        method: 'GET',
      }),
      transformResponse: (answer: Answer<ScheduleView[]>) => unwrap(answer),
      providesTags: ['SocialDeliveries'],
    }),

    repeatSocialPosts: build.mutation<CreateScheduleResponse, CreateScheduleRequest>({
      query: (data) => ({ url: `${API_URL}/schedules`, method: 'POST', data }),
      transformResponse: (answer: Answer<CreateScheduleResponse>) => unwrap(answer),
      // Also after a failure: a lost answer may have been a yes.
      invalidatesTags: TAGS,
    }),

    cancelSocialEntrySchedule: build.mutation<ChangeScheduleResponse, number>({
      query: (id) => ({ url: `${API_URL}/schedules/${id}`, method: 'DELETE' }),
      transformResponse: (answer: Answer<ChangeScheduleResponse>) => unwrap(answer),
      invalidatesTags: TAGS,
    }),
  }),
  overrideExisting: false,
});

export const {
  useGetSocialEntrySchedulesQuery,
  useRepeatSocialPostsMutation,
  useCancelSocialEntryScheduleMutation,
} = entrySchedulesApi;
