import { getJson, withToken } from './get-json';
import type { PostReader } from './post-reader';
import { consentAt, credentialsOf, exchangeOf, tokenAt } from './reader-consent';

/** The source is the text as written; the post itself tells it as HTML. */
export const mastodonReader = async (base: string, secret: string): Promise<PostReader> => {
  const code = await consentAt(`${base}/oauth/authorize`, { scope: 'read:statuses' });
  const token = await tokenAt(`${base}/oauth/token`, {
    fields: { ...exchangeOf(code), ...credentialsOf(secret) },
  });
  return async ({ id }) => {
    const address = `${base}/api/v1/statuses/${id}/source`;
    return (await getJson<{ text: string }>(address, withToken(token))).text;
  };
};
