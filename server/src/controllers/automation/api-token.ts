import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { z } from 'zod';

import { ACTIONS, PLUGIN_ID, type ActionId } from '../../constants';
import { getService } from '../../services/get-service';
import type { Ability } from '../../services/sites/site-rights';
import { forbidden } from '../forbidden';

/** What we use of an API token of Strapi. */
const apiTokenSchema = z.object({
  id: z.number(),
  name: z.string(),
  type: z.enum(['read-only', 'full-access', 'custom']),
  /** Of a custom one: actions of the content API. */
  permissions: z
    .array(z.string())
    .nullish()
    .transform((actions) => actions ?? []),
});

export type ApiToken = z.output<typeof apiTokenSchema>;

/** What Strapi calls its way of logging programs in; the second name is that of earlier versions. */
const STRATEGIES = ['content-api-token', 'api-token'];

/**
 * The API token of the request. Strapi's content API also lets visitors of the website and their
 * users in, if somebody ticks the box for them: never here. @throws 403
 */
export const apiTokenOf = (ctx: Context): ApiToken => {
  const { auth } = ctx.state as { auth?: { strategy?: { name?: string }; credentials?: unknown } };
  const parsed = apiTokenSchema.safeParse(auth?.credentials);
  if (parsed.success && STRATEGIES.includes(auth?.strategy?.name ?? '')) return parsed.data;
  throw forbidden(
    'Only API tokens may distribute. Make one in Settings → API Tokens, and send it as “Authorization: Bearer …”.'
  );
};

const READ_ENTRIES = 'plugin::content-manager.explorer.read';
const READ_FILES = 'plugin::upload.read';
const FIND_FILES = 'plugin::upload.content-api.find';
const SCHEDULE = `plugin::${PLUGIN_ID}.automationSchedules.create`;

interface TokenEngine {
  engine: { generateTokenAbility?(permissions: object[], owner: object): Promise<Ability> };
}

/**
 * What the token may do, in the words of the admin's permissions, so that everything that asks for
 * them holds for programs, too. It covers every site, and never approves. An entry is open to it if
 * the content API would show it the entry: of every type to read-only and full-access tokens, to
 * custom ones where `find` or `findOne` of the type is ticked.
 *
 * @param actions what the route stands for; Strapi has checked the token's right to call it
 * @throws 501 when this Strapi is too old
 */
export const abilityOf = async (
  strapi: Core.Strapi,
  token: ApiToken,
  actions: readonly ActionId[]
): Promise<Ability> => {
  const { engine } = strapi.service('admin::permission') as unknown as TokenEngine;
  if (!engine.generateTokenAbility) throw new errors.NotImplementedError(TOO_OLD);
  const uids = await getService(strapi, 'entries').distributableTypes();
  const ours = [...actions, ...(may(token, SCHEDULE) ? [ACTIONS.schedule] : [])];
  const files = token.type !== 'custom' || token.permissions.includes(FIND_FILES);
  const permissions = [
    ...[...new Set<string>(ours), ...(files ? [READ_FILES] : [])].map((action) => ({ action })),
    ...uids
      .filter((uid) => mayRead(token, uid))
      // Without locales Strapi takes it for a right to no language at all.
      .map((subject) => ({ action: READ_ENTRIES, subject, properties: { locales: null } })),
  ];
  return engine.generateTokenAbility(
    permissions.map((one) => ({ subject: null, properties: {}, conditions: [], ...one })),
    { id: 0, roles: [] }
  );
};

/** Whether the token may call an action that changes something. */
const may = ({ type, permissions }: ApiToken, action: string): boolean =>
  type === 'full-access' || permissions.includes(action);

const mayRead = ({ type, permissions }: ApiToken, uid: string): boolean =>
  type !== 'custom' ||
  ['find', 'findOne'].some((action) => permissions.includes(`${uid}.${action}`));

const TOO_OLD =
  'The automation API needs Strapi 5.54 or later: earlier ones cannot say what a token may do. Update Strapi.';
