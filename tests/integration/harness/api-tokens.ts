import { randomUUID } from 'node:crypto';

import type { AdminClient } from '../../../scripts/person/admin-client';
import type { TestApp } from './app';

export const AUTOMATION = '/api/distribution';
const OURS = 'plugin::social-distribution';
const FIND_ARTICLES = 'api::article.article.find';

/** What a custom token may do with posts, in the words of Strapi's token page. */
export const scopes = (...handlers: string[]): string[] =>
  handlers.map((handler) => `${OURS}.${handler}`);

export interface TokenWish {
  name?: string;
  type: 'read-only' | 'full-access' | 'custom';
  permissions?: string[];
}

/** Makes an API token as an admin would, and answers what programs send. */
export const anApiToken = async (
  admin: AdminClient,
  { name = `Program ${randomUUID().slice(0, 8)}`, type, permissions }: TokenWish
): Promise<string> => {
  const custom = type === 'custom' ? { permissions: permissions ?? [] } : {};
  const { data } = await admin.request<{ data: { accessKey: string } }>(
    'POST',
    '/admin/api-tokens',
    { name, description: '', type, lifespan: null, ...custom }
  );
  return data.accessKey;
};

/** A custom token that may also read articles. */
export const aTokenWith = (admin: AdminClient, ...handlers: string[]): Promise<string> =>
  anApiToken(admin, {
    type: 'custom',
    permissions: [...scopes(...handlers), FIND_ARTICLES],
  });

export interface ProgramCall {
  method: string;
  /** Below `/api/distribution`. */
  path: string;
  /** Null: none is sent. */
  token: string | null;
  body?: unknown;
  key?: string;
}

export interface ProgramAnswer {
  status: number;
  headers: Headers;
  body: { data?: unknown; meta?: unknown; error?: { name: string; message: string } | null };
}

/** One request of a program, whatever it is answered. */
export const callAsProgram = async (app: TestApp, call: ProgramCall): Promise<ProgramAnswer> => {
  const response = await fetch(app.url + AUTOMATION + call.path, {
    method: call.method,
    headers: {
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(call.token === null ? {} : { authorization: `Bearer ${call.token}` }),
      ...(call.key === undefined ? {} : { 'idempotency-key': call.key }),
    },
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
  });
  const body = (await response.json()) as ProgramAnswer['body'];
  return { status: response.status, headers: response.headers, body };
};
