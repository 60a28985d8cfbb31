import type { SetupFinding } from '../../../../contracts/setup-check';
import { portalOf, whereToEnter } from './portals';
import type { AuthorizeVerdict } from './probe-authorize';
import type { TokenVerdict } from './probe-token';
import { finding, type SetupFacts } from './setup-facts';

export interface Verdicts {
  token: TokenVerdict;
  authorize: AuthorizeVerdict;
}

const ONLY_BY_CONNECTING = 'Connect an account to see it: what is wrong then is told in words.';

/** What the platform itself thinks of the app: its id and secret, the callback URL, the scopes. */
export const platformFindings = (facts: SetupFacts, verdicts: Verdicts): SetupFinding[] => [
  client(facts, verdicts),
  redirectUri(facts, verdicts),
  scopes(facts, verdicts),
];

const client = (facts: SetupFacts, { token, authorize }: Verdicts): SetupFinding => {
  const { app, label, source } = facts;
  const { address, credentials } = portalOf(app);
  const copy = `Compare both with ${address}, your app, ${credentials}, and enter them again ${whereToEnter(app, source)}.`;
  if (authorize.kind === 'client') {
    const title = `${label} does not know this client id.`;
    return finding('client', 'problem', title, `${label} says: ${authorize.words} ${copy}`);
  }
  switch (token.kind) {
    case 'refused': {
      const title = `${label} does not accept this client id with this client secret.`;
      return finding('client', 'problem', title, `${token.words} ${copy}`);
    }
    case 'accepted':
      return finding('client', 'ok', `${label} has nothing against client id and client secret.`);
    case 'silent': {
      const title = `Whether ${label} accepts client id and client secret could not be found out.`;
      return finding('client', 'unknown', title, `${token.words} Check again later.`);
    }
  }
};

const redirectUri = (facts: SetupFacts, { authorize }: Verdicts): SetupFinding => {
  const { app, label, callbackUrl } = facts;
  const { address, redirectUris } = portalOf(app);
  const register = `Register ${callbackUrl} letter by letter at ${address}, your app, ${redirectUris}.`;
  if (authorize.kind === 'redirect') {
    const title = `${label} does not know the callback URL of this Strapi.`;
    const advice = `${label} says: ${authorize.words} ${register}`;
    return finding('redirect-uri', 'problem', title, advice);
  }
  if (authorize.kind === 'refused') {
    const title = `${label} does not begin the sign-in.`;
    const advice = `${label} says: ${authorize.words} Compare client id, callback URL and products with ${address}. ${register}`;
    return finding('redirect-uri', 'problem', title, advice);
  }
  // An error that came back to the address was sent there because the address is known.
  if (authorize.kind === 'scope' && authorize.cameBack) {
    return finding('redirect-uri', 'ok', `${label} knows the callback URL of this Strapi.`);
  }
  const title = `Whether the callback URL is registered at ${label} can only be seen when you connect.`;
  return finding('redirect-uri', 'unknown', title, register);
};

const scopes = (facts: SetupFacts, { authorize }: Verdicts): SetupFinding => {
  const { app, label, oauth } = facts;
  const { address, products } = portalOf(app);
  const names = oauth.scopes.map(({ name }) => name).join(', ');
  if (authorize.kind === 'scope') {
    const title = `The ${label} app may not ask for everything that is needed.`;
    const advice = `${label} says: ${authorize.words} At ${address}, your app, ${products}. Needed are: ${names}.`;
    return finding('scopes', 'problem', title, advice);
  }
  const title = `Whether the ${label} app may ask for all permissions can only be seen when you connect.`;
  return finding('scopes', 'unknown', title, `${ONLY_BY_CONNECTING} Needed are: ${names}.`);
};
