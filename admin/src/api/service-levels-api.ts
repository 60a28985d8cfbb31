import type { ServiceLevelsView } from '../../../contracts/service-levels';
import { API_URL, baseApi, unwrap, type Answer } from './base-api';

const serviceLevelsApi = baseApi.injectEndpoints({
  endpoints: (build) => ({
    getSocialServiceLevels: build.query<ServiceLevelsView, void>({
      query: () => ({ url: `${API_URL}/service-levels`, method: 'GET' }),
      transformResponse: (answer: Answer<ServiceLevelsView>) => unwrap(answer),
      providesTags: ['SocialHealth'],
    }),
  }),
  overrideExisting: false,
});

export const { useGetSocialServiceLevelsQuery } = serviceLevelsApi;
