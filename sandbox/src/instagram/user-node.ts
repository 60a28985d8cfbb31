import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { parseFields, selectFields, type NodeFields } from '../meta/fields';
import { missingPermission, noSuchObject } from '../meta/graph-error';
import { isGranted } from '../meta/grants';
import { scopedIdOf } from '../meta/scoped-id';
import { nodeRoutes } from '../meta/versions';
import { picturePath } from './accounts';
import { admit, type Caller } from './caller';
import { visibleMedia } from './content/visible-media';
import { BASIC_SCOPE } from './scopes';
import type { Instagram } from './state';

/** `id` is scoped to the app; the edges of the account take `user_id`. */
const fieldsOf = (instagram: Instagram, { token, account }: Caller): NodeFields => ({
  id: () => scopedIdOf(token),
  user_id: () => account.id,
  username: () => account.username,
  name: () => account.name,
  account_type: () => account.accountType,
  profile_picture_url: () => `${instagram.world.baseUrl()}${picturePath(account)}`,
  followers_count: () => account.followers,
  follows_count: () => account.follows,
  media_count: () =>
    visibleMedia(instagram).filter(
      ({ accountId, product }) => accountId === account.id && product !== 'STORY'
    ).length,
  biography: () => account.biography,
  website: () => account.website || undefined,
});

const readUser = async (instagram: Instagram, context: Context<SandboxEnv>): Promise<Response> => {
  const caller = await admit(instagram, context);
  const id = context.req.param('id') ?? 'me';
  if (!['me', scopedIdOf(caller.token), caller.account.id].includes(id)) throw noSuchObject(id);
  if (!isGranted(caller.grant, BASIC_SCOPE)) {
    throw missingPermission('Application does not have permission for this action');
  }
  const requests = parseFields(caller.params('fields'));
  const node = fieldsOf(instagram, caller);
  return context.json(selectFields({ nodeType: 'User', node, requests, defaults: ['id'] }));
};

/** `/me` and `/{id}` of graph.instagram.com: the account behind the token and no other. */
export const userRoutes = (app: Hono<SandboxEnv>, instagram: Instagram): void => {
  const fault = instagram.world.faults.on('instagram', 'user-info');
  for (const path of nodeRoutes()) {
    app.get(path, fault, (context) => readUser(instagram, context));
  }
};
