import type { Hono } from 'hono';

import { admit, type Caller } from '../../facebook/caller';
import { pagesOf, roleOn, type Page } from '../../facebook/pages';
import type { Facebook } from '../../facebook/state';
import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { missingPermission, noSuchObject, notAllowed } from '../../meta/graph-error';
import { isGranted } from '../../meta/grants';
import { instagramAccountById, type InstagramAccount } from '../../meta/instagram-accounts';
import { spendBusinessCall } from '../../meta/usage';
import { instagramBeside, settleFacebook } from '../beside';
import { contentRoutes } from './routes';
import type { Ability, ContentContext, Door, Visitor } from './visitor';

const SCOPES: Readonly<Record<Ability, string>> = {
  read: 'instagram_basic',
  publish: 'instagram_content_publish',
  comment: 'instagram_manage_comments',
  insights: 'instagram_manage_insights',
  delete: 'instagram_manage_contents',
};

/** The account behind a Page on which the person has a role, or behind the very Page that calls. */
const pageBehind = (facebook: Facebook, caller: Caller, id: string): Page | null => {
  const isOpen = (page: Page): boolean =>
    page.instagramId === id &&
    (caller.page === null || caller.page.id === page.id) &&
    roleOn(facebook, page, caller.person.key) !== null;
  return caller.grant.assets.includes(id) ? (pagesOf(facebook).find(isOpen) ?? null) : null;
};

/** MEDIA: publishing needs one of these tasks on the Page. */
const mayPublish = (facebook: Facebook, caller: Caller, page: Page): boolean =>
  (roleOn(facebook, page, caller.person.key)?.tasks ?? []).some(
    (task) => task === 'MANAGE' || task === 'CREATE_CONTENT'
  );

const visitorOf = (facebook: Facebook, caller: Caller, context: ContentContext): Visitor => {
  const accountMeant = (id: string): InstagramAccount => {
    const account = instagramAccountById(id);
    if (account && pageBehind(facebook, caller, id)) return account;
    throw noSuchObject(id, context.req.method.toLowerCase());
  };
  return {
    host: 'facebook',
    clientId: caller.app.clientId,
    version: caller.version,
    accessToken: caller.accessToken,
    isPerson: caller.page === null,
    losesMentions: instagramBeside(facebook.world)?.state.knobs.stripsMentions ?? false,
    accountMeant,
    require(ability, account) {
      if (!isGranted(caller.grant, SCOPES[ability])) {
        throw notAllowed(`Requires ${SCOPES[ability]} permission to manage the object.`);
      }
      const page = pageBehind(facebook, caller, account.id);
      if (ability === 'publish' && page && !mayPublish(facebook, caller, page)) {
        throw missingPermission('The user has no task on the Page that allows publishing.');
      }
    },
  };
};

const linkedDoor = (facebook: Facebook): Door => ({
  host: 'facebook',
  instagram: () => instagramBeside(facebook.world),
  isAccount: (id) => instagramAccountById(id) !== null,
  async enter(context) {
    const caller = await admit(facebook, context);
    const id = context.req.param('id') ?? '';
    if (instagramAccountById(id)) {
      const callsPerDay = facebook.state.knobs.pageCallsPerDay;
      spendBusinessCall(facebook, context, { id, type: 'instagram', callsPerDay });
    }
    return visitorOf(facebook, caller, context);
  },
});

/**
 * Accounts behind a Page as graph.facebook.com and rupload.facebook.com serve them; their posts
 * stand in the Instagram of the same world.
 */
export const linkedInstagramRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  settleFacebook(facebook);
  contentRoutes(app, linkedDoor(facebook));
};
