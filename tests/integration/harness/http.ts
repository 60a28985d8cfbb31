import type { TestApp } from './app';

export const DISTRIBUTION = '/api/admin/distribution';

export interface Call {
  method: string;
  /** Below the plugin's prefix. */
  path: string;
  /** Of an admin; null: nobody is logged in. */
  token: string | null;
  body?: unknown;
}

export interface Answer {
  status: number;
  /** The sentence of an error answer. */
  message: string | null;
  data: unknown;
  headers: Headers;
}

/** One request to the plugin's API, whatever it answers. */
export const callApi = async (app: TestApp, call: Call): Promise<Answer> => {
  const response = await fetch(app.url + DISTRIBUTION + call.path, {
    method: call.method,
    redirect: 'manual',
    headers: {
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(call.token === null ? {} : { authorization: `Bearer ${call.token}` }),
    },
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
  });
  const { data, error } = readJson(await response.text());
  return {
    status: response.status,
    message: error?.message ?? null,
    data,
    headers: response.headers,
  };
};

interface Body {
  data?: unknown;
  error?: { message?: string } | null;
}

const readJson = (text: string): Body => {
  try {
    return (JSON.parse(text) ?? {}) as Body;
  } catch {
    return {};
  }
};
