import { createHash, randomBytes } from 'node:crypto';

import { readConsentForm } from '../../person/consent-form';
import { READER_CLIENT_ID, READER_REDIRECT } from './reader-app';

/** What most token endpoints ask of the app. */
export const credentialsOf = (secret: string): Record<string, string> => ({
  client_id: READER_CLIENT_ID,
  client_secret: secret,
});

/** What every exchange of a code has in common. */
export const exchangeOf = (code: string): Record<string, string> => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: READER_REDIRECT,
});

/** A verifier of PKCE and its hash in the platform's writing. */
export const newProof = (
  encoding: 'base64url' | 'hex'
): { verifier: string; challenge: string } => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest(encoding) };
};

/** The person agrees to what the form proposes; resolves with the code. */
export const consentAt = async (
  address: string,
  query: Record<string, string>
): Promise<string> => {
  const asked = {
    response_type: 'code',
    client_id: READER_CLIENT_ID,
    redirect_uri: READER_REDIRECT,
    state: 'demo',
    ...query,
  };
  const url = `${address}?${new URLSearchParams(asked).toString().replace(/\+/g, '%20')}`;
  const page = await fetch(url);
  const { action, fields } = readConsentForm(await page.text(), url);
  const agreed = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
  const code = new URL(agreed.headers.get('location') ?? address).searchParams.get('code');
  if (!code) throw new Error(`${new URL(address).origin} gave no code.`);
  return code;
};

interface TokenAnswer {
  access_token?: string;
  /** Instagram puts it into a list. */
  data?: { access_token?: string }[];
}

export const tokenAt = async (
  url: string,
  { fields, headers }: { fields: Record<string, string>; headers?: Record<string, string> }
): Promise<string> => {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers });
  const answer = (await response.json()) as TokenAnswer;
  const token = answer.access_token ?? answer.data?.[0]?.access_token;
  if (!token) throw new Error(`${url} gave no token (${response.status}).`);
  return token;
};
