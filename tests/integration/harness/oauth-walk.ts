import { readConsentForm } from '../../../scripts/person/consent-form';
import type { TestApp } from './app';
import { callApi, DISTRIBUTION } from './http';

/** A started flow: where the browser goes, and the cookie it was given. */
export interface StartedFlow {
  platform: string;
  authorizeUrl: string;
  cookie: string;
}

export interface Arrival {
  status: number;
  /** The admin page that the browser ends on. */
  page: URL | null;
}

/** What a person does differently on the consent page. */
export interface ConsentChanges {
  /** Fields with other values. */
  set?: Readonly<Record<string, string>>;
  /** Boxes that are unticked: the field, and its value where several have the same name. */
  untick?: readonly { name: string; value?: string }[];
}

export const startFlow = async (
  app: TestApp,
  token: string,
  platform: string,
  body: Readonly<Record<string, unknown>> = {}
): Promise<StartedFlow> => {
  const answer = await callApi(app, {
    method: 'POST',
    path: `/platforms/${platform}/connect`,
    token,
    body,
  });
  if (answer.status !== 200) throw new Error(`Not started: ${answer.status} ${answer.message}`);
  const { authorizeUrl } = answer.data as { authorizeUrl: string };
  const [cookie = ''] = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { platform, authorizeUrl, cookie };
};

/**
 * Sends the consent form as it stands, with some fields changed; answers the address that the
 * platform sends the browser back to.
 */
export const decide = async (
  { authorizeUrl }: StartedFlow,
  { set = {}, untick = [] }: ConsentChanges = {}
): Promise<string> => {
  const page = await fetch(authorizeUrl, { redirect: 'manual' });
  const { action, fields } = readConsentForm(await page.text(), authorizeUrl);
  for (const [name, value] of Object.entries(set)) fields.set(name, value);
  for (const { name, value } of untick) fields.delete(name, value);
  const answer = await fetch(action, { method: 'POST', body: fields, redirect: 'manual' });
  const callbackUrl = answer.headers.get('location');
  if (!callbackUrl) throw new Error(`The platform answered ${answer.status} and no redirect.`);
  return callbackUrl;
};

/** The browser follows the platform's redirect; without a cookie it is another browser. */
export const arrive = async (callbackUrl: string, cookie: string | null): Promise<Arrival> => {
  const response = await fetch(callbackUrl, {
    headers: cookie === null ? {} : { cookie },
    redirect: 'manual',
  });
  const location = response.headers.get('location');
  return { status: response.status, page: location === null ? null : new URL(location) };
};

/** A callback address that no platform made. */
export const callbackWith = (
  app: TestApp,
  platform: string,
  query: Readonly<Record<string, string>>
): string =>
  `${app.url}${DISTRIBUTION}/platforms/${platform}/callback?${new URLSearchParams(query).toString()}`;

export const stateOf = ({ authorizeUrl }: StartedFlow): string =>
  new URL(authorizeUrl).searchParams.get('state') ?? '';
