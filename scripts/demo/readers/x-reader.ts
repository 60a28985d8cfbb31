import { getJson, withToken } from './get-json';
import type { PostReader } from './post-reader';
import { READER_CLIENT_ID } from './reader-app';
import { consentAt, exchangeOf, newProof, tokenAt } from './reader-consent';

interface Tweet {
  text: string;
  entities?: { urls?: { url: string; expanded_url: string }[] };
}

export const xReader = async (base: string, secret: string): Promise<PostReader> => {
  const { verifier, challenge } = newProof('base64url');
  const code = await consentAt(`${base}/i/oauth2/authorize`, {
    scope: 'tweet.read users.read',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const token = await tokenAt(`${base}/2/oauth2/token`, {
    fields: { ...exchangeOf(code), code_verifier: verifier },
    headers: {
      authorization: `Basic ${Buffer.from(`${READER_CLIENT_ID}:${secret}`).toString('base64')}`,
    },
  });
  return async ({ id }) => {
    const address = `${base}/2/tweets/${id}?tweet.fields=entities`;
    const { data } = await getJson<{ data: Tweet }>(address, withToken(token));
    return asWritten(data);
  };
};

/** X wraps links in t.co, appends one for attached media and escapes HTML. */
const asWritten = ({ text, entities }: Tweet): string =>
  (entities?.urls ?? [])
    .reduce((all, { url, expanded_url }) => all.replace(url, expanded_url), text)
    .replace(/\s*https?:\/\/\S+\/(?:photo|video)\/\d+$/, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
