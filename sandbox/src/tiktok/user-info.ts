import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { openIdOf, unionIdOf } from './accounts';
import { avatarPath } from './avatar';
import { envelope, invalidParams } from './envelope';
import type { Scope } from './scopes';
import type { TikTok } from './state';
import { authenticate, requireScope, type Caller } from './tokens';

interface Field {
  scope: Scope;
  read(caller: Caller, baseUrl: string): unknown;
}

const basic = (read: Field['read']): Field => ({ scope: 'user.info.basic', read });
const profile = (read: Field['read']): Field => ({ scope: 'user.info.profile', read });
const stats = (read: Field['read']): Field => ({ scope: 'user.info.stats', read });

const avatarUrl: Field['read'] = ({ account }, baseUrl) => baseUrl + avatarPath(account);

/** Fields and the scope that each needs (USER-INFO). */
const FIELDS: Readonly<Record<string, Field>> = {
  open_id: basic(({ account, clientKey }) => openIdOf(account, clientKey)),
  union_id: basic(({ account }) => unionIdOf(account)),
  avatar_url: basic(avatarUrl),
  avatar_url_100: basic(avatarUrl),
  avatar_large_url: basic(avatarUrl),
  display_name: basic(({ account }) => account.displayName),
  username: profile(({ account }) => account.username),
  bio_description: profile(({ account }) => account.bio),
  profile_deep_link: profile(({ account }, baseUrl) => `${baseUrl}/@${account.username}`),
  is_verified: profile(({ account }) => account.isVerified),
  follower_count: stats(({ account }) => account.stats.followers),
  following_count: stats(({ account }) => account.stats.following),
  likes_count: stats(({ account }) => account.stats.likes),
  video_count: stats(({ account }) => account.stats.videos),
};

/** `GET /v2/user/info/?fields=…`: fields must be named, each needs its scope. */
export const userInfoRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  const fault = tiktok.world.faults.on('tiktok', 'user-info');
  for (const path of ['/v2/user/info/', '/v2/user/info']) {
    app.get(path, fault, (context) => {
      const caller = authenticate(tiktok, context);
      const wanted = (context.req.query('fields') ?? '').split(',').filter(Boolean);
      if (wanted.length === 0) throw invalidParams('Fields is required.');
      const user: Record<string, unknown> = {};
      for (const name of wanted) {
        const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
        if (!field) throw invalidParams(`Invalid fields: ${name}.`);
        requireScope(caller, field.scope);
        user[name] = field.read(caller, tiktok.world.baseUrl());
      }
      return context.json(envelope(tiktok, { user }));
    });
  }
};
