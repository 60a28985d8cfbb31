import { z } from 'zod';

import { pagesOf } from '../facebook/pages';
import type { Facebook } from '../facebook/state';
import type { RegisteredApp } from '../kernel/platform-sandbox';
import { recordConsent } from '../meta/grants';
import { INSTAGRAM_ACCOUNTS, type InstagramAccount } from '../meta/instagram-accounts';
import { issueUserToken, LONG_LIVED_MS, pageTokenOf } from '../meta/tokens';
import { accountByUsername, picturePath } from './accounts';
import { facebookBeside } from './beside';
import type { Instagram } from './state';

const wishSchema = z.strictObject({
  /** Username or id. @default harbourlight.weekly */
  account: z.string().optional(),
  /** As the connect methods of the plugin are called. */
  method: z.enum(['default', 'facebook-login']).default('default'),
  /** @default all that publishing, comments, figures and deleting need */
  scopes: z.array(z.string()).optional(),
});

const OWN_SCOPES = [
  'instagram_business_basic',
  'instagram_business_content_publish',
  'instagram_business_manage_comments',
  'instagram_business_manage_insights',
];

const LINKED_SCOPES = [
  ...['instagram_basic', 'instagram_content_publish', 'pages_show_list', 'pages_read_engagement'],
  ...['instagram_manage_comments', 'instagram_manage_insights', 'instagram_manage_contents'],
];

/**
 * Signs in without the screens: what a client stores afterwards. By Facebook Login the tokens are
 * those of the Facebook in the same world, which needs an app.
 */
export const issueToken = (instagram: Instagram, input: Record<string, unknown>) => {
  const { account: wanted, method, scopes } = wishSchema.parse(input);
  const account = accountMeant(wanted ?? 'harbourlight.weekly');
  const issue = method === 'default' ? issueOwn : issueLinked;
  return issue(instagram, account, scopes);
};

const accountMeant = (wanted: string): InstagramAccount => {
  const found =
    accountByUsername(wanted) ?? INSTAGRAM_ACCOUNTS.find(({ id }) => id === wanted) ?? null;
  if (found) return found;
  const known = INSTAGRAM_ACCOUNTS.map(({ username }) => username).join(', ');
  throw new Error(`There is no account ${wanted}. There are ${known}.`);
};

type Scopes = string[] | undefined;

const issueOwn = (instagram: Instagram, account: InstagramAccount, scopes: Scopes = OWN_SCOPES) => {
  const clientId = instagram.world.apps[0]?.clientId ?? 'sandbox-app';
  const party = { clientId, personKey: account.username };
  const consent = { asked: scopes, ticked: scopes, assets: [account.id], asksAgain: true };
  recordConsent(instagram, { ...party, ...consent });
  const now = instagram.world.clock.now();
  const token = { ...party, isLongLived: true, lifetimeMs: LONG_LIVED_MS };
  return {
    account: shownAccount(instagram, account, account.accountType === 'BUSINESS'),
    credentials: {
      accessToken: issueUserToken(instagram, token),
      refreshToken: null,
      expiresAt: new Date(now + LONG_LIVED_MS).toISOString(),
      refreshExpiresAt: null,
      issuedAt: new Date(now).toISOString(),
      scopes,
    },
  };
};

const issueLinked = (
  instagram: Instagram,
  account: InstagramAccount,
  scopes: Scopes = LINKED_SCOPES
) => {
  const { facebook, app } = facebookWithApp(instagram);
  const page = pagesOf(facebook).find(({ instagramId }) => instagramId === account.id);
  const personKey = page?.roles[0]?.personKey;
  if (!page || !personKey) throw new Error(`No Page is linked to ${account.username}.`);
  const party = { clientId: app.clientId, personKey };
  const assets = [page.id, account.id];
  recordConsent(facebook, { ...party, asked: scopes, ticked: scopes, assets, asksAgain: true });
  const token = { ...party, isLongLived: true, lifetimeMs: LONG_LIVED_MS };
  const userAccessToken = issueUserToken(facebook, token);
  return {
    account: shownAccount(instagram, account, true),
    credentials: {
      accessToken: pageTokenOf(facebook, userAccessToken, page.id),
      userAccessToken,
      refreshToken: null,
      expiresAt: null,
      refreshExpiresAt: null,
      issuedAt: new Date(facebook.world.clock.now()).toISOString(),
      scopes,
    },
  };
};

const facebookWithApp = ({ world }: Instagram): { facebook: Facebook; app: RegisteredApp } => {
  const facebook = facebookBeside(world);
  const app = facebook?.world.apps[0];
  if (facebook && app) return { facebook, app };
  throw new Error('Facebook Login needs a Facebook in the same sandbox, with an app.');
};

const shownAccount = (
  { world }: Instagram,
  account: InstagramAccount,
  isOrganization: boolean
) => ({
  id: account.id,
  handle: account.username,
  name: account.name,
  avatarUrl: `${world.baseUrl()}${picturePath(account)}`,
  kind: isOrganization ? 'organization' : 'person',
  profileUrl: `${world.baseUrl()}/${account.username}/`,
});
