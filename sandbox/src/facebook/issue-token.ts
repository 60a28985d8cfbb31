import { grantOf, recordConsent } from '../meta/grants';
import { issueUserToken, LONG_LIVED_MS, pageTokenOf } from '../meta/tokens';
import { picturePath } from './nodes';
import { pagesWithRole, type Page } from './pages';
import { DEFAULT_CONFIGURATION } from './scopes';
import type { Facebook } from './state';

/**
 * What a consent to everything ends in, without its screens: the Page as an account and its own
 * token, in the shapes that clients store.
 */
export const issueToken = (facebook: Facebook, page: Page) => {
  const { world } = facebook;
  const [app] = world.apps;
  if (!app) throw new Error('No app is registered at this sandbox.');
  const role = page.roles.find(({ tasks }) => tasks.includes('CREATE_CONTENT'));
  if (!role) throw new Error(`Nobody may create content on ${page.name}.`);
  const party = { clientId: app.clientId, personKey: role.personKey };
  const shared = grantOf(facebook, party)?.assets ?? [];
  const scopes = [...DEFAULT_CONFIGURATION];
  recordConsent(facebook, {
    ...{ ...party, asked: ['public_profile', ...scopes], ticked: ['public_profile', ...scopes] },
    assets: [
      ...new Set([...shared, ...pagesWithRole(facebook, role.personKey).map(({ id }) => id)]),
    ],
    asksAgain: true,
  });
  const userToken = issueUserToken(facebook, {
    ...{ ...party, isLongLived: true, lifetimeMs: LONG_LIVED_MS },
  });
  const base = world.baseUrl();
  return {
    account: {
      ...{ id: page.id, handle: page.name, name: page.name, kind: 'organization' },
      avatarUrl: base + picturePath(page.id),
      profileUrl: `${base}/${page.username}`,
    },
    credentials: {
      accessToken: pageTokenOf(facebook, userToken, page.id),
      ...{ refreshToken: null, expiresAt: null, refreshExpiresAt: null },
      scopes,
      issuedAt: world.clock.iso(),
    },
  };
};
