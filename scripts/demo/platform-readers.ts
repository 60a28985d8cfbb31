import { createHash, randomBytes } from 'node:crypto';

import type { Sandbox } from '../../sandbox/src';
import { readConsentForm } from '../person/consent-form';

/** A second app, which only reads: it shares no token with the plugin. */
export const READER_CLIENT_ID = 'demo-reader';
export const READER_REDIRECT = 'http://127.0.0.1:9/read-back';

/** Reads a post by its id through the platform's own API; resolves with its text as written. */
export type PostReader = (post: { id: string; url: string }) => Promise<string>;

/** One reader per platform, each with a consent of its own. */
export const createReaders = async (
  sandbox: Sandbox,
  secret: string
): Promise<Record<string, PostReader>> => ({
  x: await xReader(sandbox.urls.x, secret),
  linkedin: await linkedInReader(sandbox, secret),
  bluesky: blueskyReader(sandbox.urls.bluesky),
});

const xReader = async (base: string, secret: string): Promise<PostReader> => {
  const verifier = randomBytes(32).toString('base64url');
  const code = await consentAt(`${base}/i/oauth2/authorize`, {
    response_type: 'code',
    client_id: READER_CLIENT_ID,
    redirect_uri: READER_REDIRECT,
    scope: 'tweet.read users.read',
    state: 'demo',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const token = await tokenAt(`${base}/2/oauth2/token`, {
    fields: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: READER_REDIRECT,
      code_verifier: verifier,
    },
    headers: {
      authorization: `Basic ${Buffer.from(`${READER_CLIENT_ID}:${secret}`).toString('base64')}`,
    },
  });
  return async ({ id }) => {
    const { data } = await getJson<{
      data: { text: string; entities?: { urls?: { url: string; expanded_url: string }[] } };
    }>(`${base}/2/tweets/${id}?tweet.fields=entities`, { authorization: `Bearer ${token}` });
    // X wraps links in t.co, appends one for attached media and escapes HTML.
    const urls = data.entities?.urls ?? [];
    const text = urls.reduce(
      (all, { url, expanded_url }) => all.replace(url, expanded_url),
      data.text
    );
    return text
      .replace(/\s*https?:\/\/\S+\/(?:photo|video)\/\d+$/, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
  };
};

const linkedInReader = async (sandbox: Sandbox, secret: string): Promise<PostReader> => {
  const base = sandbox.urls.linkedin;
  // LinkedIn lets no app read a member's posts; the sandbox may, for the length of this consent.
  const { configure } = sandbox.platforms.linkedin.actions;
  configure?.({ grantsClosedScopes: true });
  const code = await consentAt(`${base}/oauth/v2/authorization`, {
    response_type: 'code',
    client_id: READER_CLIENT_ID,
    redirect_uri: READER_REDIRECT,
    scope: 'openid profile r_member_social',
    state: 'demo',
  });
  configure?.({ grantsClosedScopes: false });
  const token = await tokenAt(`${base}/oauth/v2/accessToken`, {
    fields: {
      grant_type: 'authorization_code',
      code,
      redirect_uri: READER_REDIRECT,
      client_id: READER_CLIENT_ID,
      client_secret: secret,
    },
  });
  return async ({ id }) => {
    const { commentary } = await getJson<{ commentary: string }>(
      `${base}/rest/posts/${encodeURIComponent(id)}?viewContext=AUTHOR`,
      {
        authorization: `Bearer ${token}`,
        'LinkedIn-Version': '202609',
        'X-Restli-Protocol-Version': '2.0.0',
      }
    );
    return commentary
      .replace(/\{hashtag\|\\#\|([^}]*)\}/g, '#$1')
      .replace(/\\([\\|{}@[\]()<>#*_~])/g, '$1');
  };
};

const blueskyReader =
  (base: string): PostReader =>
  async ({ id }) => {
    const [, , repo = '', collection = '', rkey = ''] = id.split('/');
    const query = new URLSearchParams({ repo, collection, rkey });
    const { value } = await getJson<{ value: { text: string } }>(
      `${base}/xrpc/com.atproto.repo.getRecord?${query.toString()}`
    );
    return value.text;
  };

const consentAt = async (address: string, query: Record<string, string>): Promise<string> => {
  const url = `${address}?${new URLSearchParams(query).toString().replace(/\+/g, '%20')}`;
  const page = await fetch(url);
  const { action, fields } = readConsentForm(await page.text(), url);
  const agreed = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
  const code = new URL(agreed.headers.get('location') ?? address).searchParams.get('code');
  if (!code) throw new Error(`${new URL(address).origin} gave no code.`);
  return code;
};

const tokenAt = async (
  url: string,
  { fields, headers }: { fields: Record<string, string>; headers?: Record<string, string> }
): Promise<string> => {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers });
  const answer = (await response.json()) as { access_token?: string };
  if (!answer.access_token) throw new Error(`${url} gave no token (${response.status}).`);
  return answer.access_token;
};

const getJson = async <T>(url: string, headers: Record<string, string> = {}): Promise<T> => {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return (await response.json()) as T;
};
