import { adminApi } from '@strapi/strapi/admin';

/** Where the server answers; `routes/index.ts` of the server says the same. */
export const API_URL = '/api/admin/distribution';

/** Every answer of the server comes in this wrapping. */
export interface Answer<T> {
  data: T;
}

export const unwrap = <T>({ data }: Answer<T>): T => data;

/** The admin's own API with our tags; the endpoints are injected beside their types. */
export const baseApi = adminApi.enhanceEndpoints({
  addTagTypes: [
    'SocialConnections',
    'SocialRules',
    'SocialDeliveries',
    'SocialPreview',
    'SocialHealth',
    'SocialMappings',
  ],
});
