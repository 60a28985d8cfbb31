import { getJson, withToken } from './get-json';
import type { PostReader } from './post-reader';
import { consentAt, credentialsOf, exchangeOf, tokenAt } from './reader-consent';

export const instagramReader = async (base: string, secret: string): Promise<PostReader> => {
  const code = await consentAt(`${base}/oauth/authorize`, { scope: 'instagram_business_basic' });
  const token = await tokenAt(`${base}/oauth/access_token`, {
    fields: { ...exchangeOf(code), ...credentialsOf(secret) },
  });
  return async ({ id }) => {
    const address = `${base}/v26.0/${id}?fields=caption`;
    return (await getJson<{ caption?: string }>(address, withToken(token))).caption ?? '';
  };
};
