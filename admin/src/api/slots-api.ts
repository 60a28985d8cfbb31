import type { FreeSlotsView } from '../../../contracts/slots';
import { withSite } from '../settings/sites/with-site';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

interface FreeSlotArgs {
  targetIds: readonly number[];
  /** The person's default site when left out. */
  siteId?: number;
}

const slotsApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    /** The next free posting slot of each target. */
    getSocialFreeSlots: build.query<FreeSlotsView[], FreeSlotArgs>({
      query: ({ targetIds, siteId }) => ({
        url: withSite(`${API_URL}/slots?targetIds=${targetIds.join(',')}`, siteId),
        method: 'GET',
      }),
      transformResponse: (answer: Answer<FreeSlotsView[]>) => unwrap(answer),
      // A post that was made takes a slot.
      providesTags: ['SocialDeliveries'],
    }),
  }),
  overrideExisting: false,
});

export const { useGetSocialFreeSlotsQuery } = slotsApi;
