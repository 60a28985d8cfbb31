import { missingPermission, noSuchObject } from '../../meta/graph-error';
import { isGranted } from '../../meta/grants';
import { admit } from '../caller';
import type { Instagram } from '../state';
import type { Ability, Door } from './visitor';

/** Deleting has no permission here, because it is not possible. */
const SCOPES: Readonly<Record<Ability, string | null>> = {
  read: 'instagram_business_basic',
  publish: 'instagram_business_content_publish',
  comment: 'instagram_business_manage_comments',
  insights: 'instagram_business_manage_insights',
  delete: null,
};

/** graph.instagram.com: a token opens one account and no other. */
export const ownDoor = (instagram: Instagram): Door => ({
  host: 'instagram',
  instagram: () => instagram,
  isAccount: () => true,
  async enter(context) {
    const caller = await admit(instagram, context);
    const { token, account, grant, accessToken } = caller;
    return {
      ...{ host: 'instagram', clientId: token.clientId, accessToken, isPerson: true },
      version: context.res.headers.get('facebook-api-version') ?? 'v25.0',
      losesMentions: false,
      accountMeant(id) {
        if (id === 'me' || id === account.id) return account;
        throw noSuchObject(id, context.req.method.toLowerCase());
      },
      require(ability) {
        const scope = SCOPES[ability];
        if (scope !== null && !isGranted(grant, scope)) {
          throw missingPermission('Application does not have permission for this action');
        }
        if (ability === 'publish' && account.accountType === 'PERSONAL') {
          throw missingPermission('Only professional accounts can publish');
        }
      },
    };
  },
});
