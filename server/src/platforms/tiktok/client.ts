import { z } from 'zod';

import type { AdapterDeps, HttpResponse } from '../contract';

import { TIKTOK_BASE_URLS } from './descriptor';
import { classifyAnswer, classifyTransport, readError, unreadableAnswer } from './errors';

/** What a call needs: the injected world and whose token to send. */
export interface TikTokApi {
  deps: Pick<AdapterDeps, 'http' | 'clock' | 'baseUrls'>;
  accessToken: string;
}

const optionalText = z.string().nullish().catch(null);

const userSchema = z.object({
  data: z.object({
    user: z.object({
      open_id: z.string().min(1),
      display_name: optionalText,
      avatar_url: optionalText,
    }),
  }),
});

export type TikTokUser = z.output<typeof userSchema>['data']['user'];

/** USER: a field whose scope is missing fails the call, so these are the basic ones only. */
const USER_FIELDS = 'open_id,avatar_url,display_name';

/** Whose token it is (USER). */
export const fetchUser = async (api: TikTokApi): Promise<TikTokUser> => {
  const response = await read(api, `/v2/user/info/?fields=${USER_FIELDS}`);
  const parsed = userSchema.safeParse(response.json);
  if (!parsed.success) throw unreadableAnswer(response, 'the account');
  return parsed.data.data.user;
};

const read = async (api: TikTokApi, path: string): Promise<HttpResponse> => {
  const { deps, accessToken } = api;
  const response = await send(api, path);
  const isSuccess = response.status >= 200 && response.status <= 299;
  if (isSuccess && readError(response) === null) return response;
  throw classifyAnswer({ response, secrets: [accessToken], now: deps.clock.now() });
};

const send = async (api: TikTokApi, path: string): Promise<HttpResponse> => {
  const { http, baseUrls } = api.deps;
  const url = `${baseUrls.api ?? TIKTOK_BASE_URLS.api}${path}`;
  try {
    return await http({ method: 'GET', url, headers: headersOf(api) });
  } catch (error) {
    throw classifyTransport(error);
  }
};

/** The one place that builds headers. */
const headersOf = ({ accessToken }: TikTokApi): Record<string, string> => ({
  authorization: `Bearer ${accessToken}`,
  accept: 'application/json',
});
