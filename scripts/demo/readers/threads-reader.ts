import { getJson, withToken } from './get-json';
import type { PostReader } from './post-reader';
import { consentAt, credentialsOf, exchangeOf, tokenAt } from './reader-consent';

export const threadsReader = async (base: string, secret: string): Promise<PostReader> => {
  const code = await consentAt(`${base}/oauth/authorize`, { scope: 'threads_basic' });
  const token = await tokenAt(`${base}/oauth/access_token`, {
    fields: { ...exchangeOf(code), ...credentialsOf(secret) },
  });
  return async ({ id }) => {
    const address = `${base}/v1.0/${id}?fields=text`;
    return (await getJson<{ text?: string }>(address, withToken(token))).text ?? '';
  };
};
