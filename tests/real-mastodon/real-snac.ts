import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { createHttpClient } from '../../server/src/http/http-client';
import type {
  Account,
  AdapterDeps,
  AppCredentials,
  Credentials,
  HttpClient,
  MediaFile,
  PostContent,
  PublishRequest,
} from '../../server/src/platforms/contract';
import { PlatformFailure } from '../../server/src/platforms/contract';
import { MastodonAdapter } from '../../server/src/platforms/mastodon';
import { MASTODON_OAUTH } from '../../server/src/platforms/mastodon/descriptor';
import { createAuthorizeUrl, exchangeCode } from '../../server/src/platforms/oauth';
import { readConsentForm } from '../../scripts/person/consent-form';
import { MemoryJournal } from '../platform-kit/memory-journal';

const required = (name: string): string => {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run these tests with "npm run test:real:mastodon".`);
};

/** Where the server is and who may sign in there. */
export const SNAC = {
  url: required('REAL_SNAC_URL'),
  login: required('REAL_SNAC_LOGIN'),
  password: required('REAL_SNAC_PASSWORD'),
};

export const REDIRECT_URI = 'http://localhost:1337/callback';

export const realHttp = createHttpClient({ allowPrivateHosts: true });

const depsWith = (app: AppCredentials | null, http: HttpClient): AdapterDeps => ({
  http,
  clock: { now: () => Date.now(), sleep: (ms, signal) => setTimeout(ms, undefined, { signal }) },
  random: { float: () => Math.random(), bytes: (length) => randomBytes(length) },
  baseUrls: { service: SNAC.url },
  ...{ apiVersion: null, method: 'default', app },
});

/** The adapter as the plugin runs it, on the real server and the real clock. */
export const realAdapter = (http: HttpClient = realHttp, app: AppCredentials | null = null) =>
  new MastodonAdapter(depsWith(app, http));

export const registerApp = (): Promise<AppCredentials> =>
  realAdapter().connector.registerApp({
    ...{ redirectUri: REDIRECT_URI, name: 'Harbour CMS', website: 'https://cms.example' },
  });

/** Fills in the server's own sign-in page, as a browser without JavaScript would. */
export const consent = async (
  app: AppCredentials,
  password = SNAC.password
): Promise<{ location: URL | null; codeVerifier: string | null }> => {
  const flow = createAuthorizeUrl({
    ...{ oauth: MASTODON_OAUTH, deps: depsWith(app, realHttp) },
    ...{ redirectUri: REDIRECT_URI, state: 'the-state' },
  });
  const page = await fetch(flow.url);
  const { action, fields } = readConsentForm(await page.text(), flow.url);
  fields.set('login', SNAC.login);
  fields.set('passwd', password);
  const answer = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
  const location = answer.headers.get('location');
  return {
    location: location === null ? null : new URL(location),
    codeVerifier: flow.codeVerifier,
  };
};

export const exchange = (app: AppCredentials, code: string, codeVerifier: string | null) =>
  exchangeCode({
    ...{ oauth: MASTODON_OAUTH, deps: depsWith(app, realHttp), redirectUri: REDIRECT_URI },
    ...{ code, codeVerifier, registersApp: true },
  });

export interface Connected {
  app: AppCredentials;
  account: Account;
  credentials: Credentials;
}

/** From nothing to a connection: app, sign-in, code, token, account. */
export const connect = async (): Promise<Connected> => {
  const app = await registerApp();
  const { location, codeVerifier } = await consent(app);
  const token = await exchange(app, location?.searchParams.get('code') ?? '', codeVerifier);
  const { accounts } = await realAdapter(realHttp, app).connector.readGrant(token);
  const [found] = accounts;
  if (!found) throw new Error('The grant opens no account.');
  return { app, account: found.account, credentials: found.credentials };
};

export const signal = new AbortController().signal;

export const thread = (...parts: { text: string; media?: MediaFile[] }[]): PostContent => ({
  format: 'feed',
  parts: parts.map(({ text, media = [] }) => ({ text, media })),
  card: null,
  language: 'en',
});

export const requestFor = (
  { account, credentials }: Connected,
  content: PostContent,
  changes: Partial<PublishRequest> = {}
): PublishRequest => ({
  ...{ account, credentials, content, options: {}, journal: new MemoryJournal(), signal },
  ...changes,
});

/** What the server itself tells of a post. */
export const readPost = async ({ credentials }: Connected, id: string) => {
  const headers = { authorization: `Bearer ${credentials.accessToken}` };
  const answer = await fetch(`${SNAC.url}/api/v1/statuses/${id}`, { headers });
  if (!answer.ok) throw new Error(`The post ${id} cannot be read: ${answer.status}.`);
  return (await answer.json()) as {
    text: string;
    in_reply_to_id: string | null;
    sensitive: boolean;
    spoiler_text: string;
    media_attachments: { type: string; description: string; url: string }[];
  };
};

/** How many posts of the account say this. */
export const countOf = async ({ account, credentials }: Connected, text: string) => {
  const headers = { authorization: `Bearer ${credentials.accessToken}` };
  const path = `/api/v1/accounts/${account.id.split('@')[0]}/statuses?limit=40`;
  const answer = await fetch(SNAC.url + path, { headers });
  return ((await answer.json()) as { text: string }[]).filter((post) => post.text === text).length;
};

/** Text that no other test posts. */
export const unique = (text: string): string => `${text} ${randomUUID()}`;

export const failureOf = async (call: Promise<unknown>): Promise<PlatformFailure> => {
  const error = await call.then(
    () => new Error('The call was expected to fail and did not.'),
    (reason: unknown) => reason
  );
  if (error instanceof PlatformFailure) return error;
  throw error;
};
