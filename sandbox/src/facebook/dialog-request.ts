import type { RegisteredApp } from '../kernel/platform-sandbox';
import { isAllowedRedirect, type WayBack } from '../meta/redirects';
import { ALWAYS_GRANTED, SCOPE_WORDS } from './scopes';
import type { Facebook } from './state';

export interface DialogRequest extends WayBack {
  app: RegisteredApp;
  /** As the app sent them; they travel through the form. */
  scope: string | null;
  configId: string | null;
  authType: string | null;
  /** What is asked, without what everybody grants. */
  scopes: string[];
}

/** What people see instead of the dialog: Facebook never sends these mistakes back to the app. */
export interface DialogProblem {
  title: string;
  problem: string;
}

type Read = (name: string) => string | undefined;

const scopesIn = (text: string): string[] => [
  ...new Set(text.split(/[,\s]+/).filter((scope) => scope !== '' && scope !== ALWAYS_GRANTED)),
];

const refusedScopes = ({ state }: Facebook, scopes: readonly string[]): string[] =>
  scopes.filter(
    (scope) => !Object.hasOwn(SCOPE_WORDS, scope) || state.knobs.unavailableScopes.includes(scope)
  );

const checkScopes = (
  facebook: Facebook,
  request: Omit<DialogRequest, 'scopes'>
): DialogRequest | DialogProblem => {
  const { configId, scope } = request;
  const configured = configId === null ? null : facebook.state.knobs.loginConfigurations[configId];
  if (configured === undefined) {
    return { title: 'Invalid parameter', problem: `Invalid config_id: ${configId}` };
  }
  const scopes = configured ?? scopesIn(scope ?? '');
  const refused = refusedScopes(facebook, scopes);
  if (refused.length === 0) return { ...request, scopes };
  return {
    title: 'Invalid Scopes',
    problem: `Invalid Scopes: ${refused.join(', ')}. This message is only shown to developers. Users of your app will ignore these permissions if present.`,
  };
};

/** Reads the login dialog's query, or the same values out of its form. */
export const readDialogRequest = (
  facebook: Facebook,
  read: Read
): DialogRequest | DialogProblem => {
  const clientId = read('client_id');
  const app = facebook.world.apps.find((candidate) => candidate.clientId === clientId);
  if (!app) {
    return {
      title: 'Invalid App ID',
      problem: 'The provided app ID does not look like a valid app ID.',
    };
  }
  const redirectUri = read('redirect_uri') ?? '';
  if (!isAllowedRedirect(app, redirectUri, facebook.state.knobs)) {
    return {
      title: 'URL blocked',
      problem:
        'This redirect failed because the redirect URI is not white-listed in the app’s client ' +
        'OAuth settings. Make sure that the client and web OAuth logins are on and add all your ' +
        'app domains as valid OAuth redirect URIs.',
    };
  }
  if ((read('response_type') ?? 'code') !== 'code') {
    return {
      title: 'Invalid parameter',
      problem: 'This sandbox only knows the response_type "code".',
    };
  }
  return checkScopes(facebook, {
    app,
    redirectUri,
    state: read('state') ?? null,
    scope: read('scope') ?? null,
    configId: read('config_id') ?? null,
    authType: read('auth_type') ?? null,
  });
};
