import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import type { RegisteredApp, SandboxEnv } from '../kernel/platform-sandbox';
import { appById, isConfidential } from './oauth-app';
import { isContentType } from './request-parts';
import type { XSite } from './state';

/** An error answer of the token endpoint, e.g. `{"error":"invalid_request",…}`. */
export class OAuthProblem extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    description: string
  ) {
    super(description);
    this.name = 'OAuthProblem';
  }

  body(): Record<string, string> {
    return { error: this.code, error_description: this.message };
  }
}

export const invalidOAuthRequest = (description: string): OAuthProblem =>
  new OAuthProblem(400, 'invalid_request', description);

export type TokenParams = Readonly<Record<string, string>>;

/** Form is documented, JSON is what a popular client sends and works (platforms/x.md §10). */
export const readTokenParams = async (context: Context<SandboxEnv>): Promise<TokenParams> => {
  const text = await context.req.text();
  if (isContentType(context, 'application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (!isContentType(context, 'application/json')) {
    throw invalidOAuthRequest('The content type must be application/x-www-form-urlencoded.');
  }
  const body = parseObject(text);
  return Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string')
  );
};

export const requiredParam = (params: TokenParams, name: string): string => {
  const value = params[name];
  if (!value) throw invalidOAuthRequest(`Missing required parameter [${name}].`);
  return value;
};

/** Confidential apps prove themselves with Basic, public ones name themselves in the body. */
export const authenticateClient = (
  site: XSite,
  context: Context<SandboxEnv>,
  params: TokenParams
): RegisteredApp => {
  const basic = basicCredentials(context.req.header('authorization'));
  const app = appById(site, basic?.id ?? params.client_id);
  if (!basic) {
    if (app && !isConfidential(app)) return app;
    if (app || !params.client_id) {
      throw new OAuthProblem(401, 'unauthorized_client', 'Missing valid authorization header');
    }
  }
  if (!app || app.clientSecret !== (basic?.secret ?? '')) {
    throw new OAuthProblem(401, 'invalid_client', 'Value passed for the client was invalid.');
  }
  return app;
};

const basicCredentials = (header: string | undefined): { id: string; secret: string } | null => {
  const [, encoded] = /^Basic (\S+)$/i.exec(header ?? '') ?? [];
  if (!encoded) return null;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id, secret: secret.join(':') };
};

const parseObject = (text: string): object => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Falls through to the same answer as for a body that is no object.
  }
  throw invalidOAuthRequest('The body is not a JSON object.');
};
