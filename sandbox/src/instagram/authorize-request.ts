import type { RegisteredApp } from '../kernel/platform-sandbox';
import { isAllowedRedirect, type WayBack } from '../meta/redirects';
import { SCOPE_WORDS } from './scopes';
import type { Instagram } from './state';

export interface AuthorizeRequest extends WayBack {
  app: RegisteredApp;
  scopes: string[];
}

type Read = (name: string) => string | undefined;

/** Reads the authorize URL's query, or the same values out of its form; or says what a page shows. */
export const readAuthorizeRequest = (
  { world, state }: Instagram,
  read: Read
): AuthorizeRequest | { problem: string } => {
  const app = world.apps.find(({ clientId }) => clientId === read('client_id'));
  if (!app) {
    return { problem: 'Invalid Request: Request parameters are invalid: Invalid platform app' };
  }
  const redirectUri = read('redirect_uri') ?? '';
  if (!isAllowedRedirect(app, redirectUri, state.knobs)) {
    return { problem: 'Invalid Request: Request parameters are invalid: Invalid redirect_uri' };
  }
  if (read('response_type') !== 'code') {
    return { problem: 'Invalid Request: Request parameters are invalid: Invalid response_type' };
  }
  const scopes = (read('scope') ?? '').split(/[,\s]+/).filter((scope) => scope !== '');
  const isAllowed = (scope: string): boolean =>
    Object.hasOwn(SCOPE_WORDS, scope) && !state.knobs.unavailableScopes.includes(scope);
  const refused = scopes.filter((scope) => !isAllowed(scope));
  if (scopes.length === 0 || refused.length > 0) {
    const named = refused.length > 0 ? `: ${refused.join(', ')}` : '';
    return { problem: `Invalid Request: Request parameters are invalid: Invalid scope${named}` };
  }
  return { app, redirectUri, state: read('state') ?? null, scopes: [...new Set(scopes)] };
};
