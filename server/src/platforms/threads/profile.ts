import { z } from 'zod';

import { callThreads } from './client';
import type { ThreadsApi } from './client';

const optionalText = z.string().nullish().catch(null);

/** PROF. Ids are beyond 2^53: as numbers they are already wrong. */
const profileSchema = z.object({
  id: z.string().min(1),
  username: z.string().min(1),
  name: optionalText,
  threads_profile_picture_url: optionalText,
});

export type ThreadsProfile = z.output<typeof profileSchema>;

/** DBG. */
const debugSchema = z.object({ data: z.object({ scopes: z.array(z.string()).min(1) }) });

/** Whose token it is (PROF). */
export const fetchProfile = (api: ThreadsApi): Promise<ThreadsProfile> =>
  callThreads(api, {
    method: 'GET',
    path: '/me',
    params: { fields: 'id,username,name,threads_profile_picture_url' },
    schema: profileSchema,
    subject: 'the account',
  });

/**
 * The scopes that the person granted (DBG). The documentation wants the token of a Threads Tester
 * to ask with; an ordinary person's own works for others, but may be refused.
 */
export const fetchGrantedScopes = async (api: ThreadsApi): Promise<string[]> => {
  const { data } = await callThreads(api, {
    method: 'GET',
    path: '/debug_token',
    params: { input_token: api.accessToken },
    schema: debugSchema,
    subject: 'the granted permissions',
  });
  return data.scopes;
};
