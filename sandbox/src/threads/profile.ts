import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import type { ThreadsAccount } from './accounts';
import { versioned } from './call';
import { invalidParameter } from './graph-error';
import { avatarPath } from './avatar';
import { BASIC_SCOPE } from './scopes';
import type { Threads } from './state';
import { authenticate } from './tokens';

type Field = (threads: Threads, account: ThreadsAccount) => unknown;

/** Fields of a profile (PROF). */
const FIELDS: Readonly<Record<string, Field>> = {
  id: (_, { id }) => id,
  username: (_, { username }) => username,
  name: (_, { name }) => name,
  threads_profile_picture_url: ({ world }, account) => world.baseUrl() + avatarPath(account),
  threads_biography: (_, { biography }) => biography,
  is_verified: (_, { isVerified }) => isVerified,
};

/** `GET /v1.0/me?fields=…`; the id comes along even when nobody asks for it. */
export const profileRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  app.get(versioned('/me'), threads.world.faults.on('threads', 'user-info'), (context) => {
    const { account } = authenticate(threads, context, BASIC_SCOPE);
    const wanted = (context.req.query('fields') ?? 'id').split(',').map((name) => name.trim());
    const answer: Record<string, unknown> = {};
    for (const name of wanted) {
      const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
      if (!field) throw invalidParameter(`Tried accessing nonexisting field (${name})`);
      answer[name] = field(threads, account);
    }
    return context.json({ ...answer, id: account.id });
  });
};
