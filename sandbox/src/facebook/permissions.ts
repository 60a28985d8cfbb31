import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { GraphError, noSuchObject, nonexistingField } from '../meta/graph-error';
import { removeApp } from '../meta/grants';
import { isSameParty, type Party } from '../meta/platform';
import { accessTokenIn, readParams } from '../meta/request-params';
import { scopedIdOf } from '../meta/scoped-id';
import { enterVersion, nodeRoutes } from '../meta/versions';
import { admit, appOfToken, type Caller } from './caller';
import type { GraphContext } from './graph';
import { isPersonMeant, pageMeant } from './nodes';
import { PEOPLE } from './people';
import { ALWAYS_GRANTED } from './scopes';
import type { Facebook } from './state';

const admitPerson = async (facebook: Facebook, context: GraphContext): Promise<Caller> => {
  const caller = await admit(facebook, context);
  const reading = { facebook, caller };
  const id = context.req.param('id') ?? 'me';
  if (isPersonMeant(reading, id)) return caller;
  if (pageMeant(reading, id)) throw nonexistingField('permissions', 'Page');
  throw noSuchObject(id);
};

const listPermissions = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const { grant, params } = await admitPerson(facebook, context);
  const [status, permission] = [params('status'), params('permission')];
  const data = Object.entries(grant.permissions)
    .map(([name, value]) => ({ permission: name, status: value }))
    .filter((entry) => status === undefined || entry.status === status)
    .filter((entry) => permission === undefined || entry.permission === permission);
  return context.json({ data });
};

/** The app's own token may take back what anybody allowed it; a person's only that person's. */
const partyMeant = async (facebook: Facebook, context: GraphContext): Promise<Party> => {
  const token = accessTokenIn(context, await readParams(context)) ?? '';
  const app = appOfToken(facebook, token);
  if (!app) {
    const caller = await admitPerson(facebook, context);
    return { clientId: caller.app.clientId, personKey: caller.person.key };
  }
  enterVersion(facebook, context);
  const id = context.req.param('id') ?? '';
  for (const { key } of PEOPLE) {
    const party = { clientId: app.clientId, personKey: key };
    if (scopedIdOf(party) === id) return party;
  }
  throw noSuchObject(id, 'delete');
};

const revokeAll = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const party = await partyMeant(facebook, context);
  removeApp(facebook, (candidate) => isSameParty(candidate, party));
  return context.json({ success: true });
};

const revokeOne = async (facebook: Facebook, context: GraphContext): Promise<Response> => {
  const { grant } = await admitPerson(facebook, context);
  const permission = context.req.param('permission') ?? '';
  if (permission === ALWAYS_GRANTED || !Object.hasOwn(grant.permissions, permission)) {
    throw new GraphError({
      status: 400,
      code: 100,
      message: `(#100) The permission ${permission} cannot be revoked`,
    });
  }
  grant.permissions[permission] = 'declined';
  facebook.world.changed();
  return context.json({ success: true });
};

/** `/{user-id}/permissions`: what the person allows, and giving it back. */
export const permissionRoutes = (app: Hono<SandboxEnv>, facebook: Facebook): void => {
  const fault = facebook.world.faults.on('facebook', 'permissions');
  for (const path of nodeRoutes('/permissions')) {
    app.get(path, fault, (context) => listPermissions(facebook, context));
    app.delete(path, fault, (context) => revokeAll(facebook, context));
    app.delete(`${path}/:permission`, fault, (context) => revokeOne(facebook, context));
  }
};
