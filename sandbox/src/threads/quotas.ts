import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { readCall, expectScope, USER, versioned, type Call } from './call';
import { requestedFields } from './fields';
import { GraphError, invalidParameter } from './graph-error';
import { DELETE_SCOPE, MANAGE_REPLIES_SCOPE, PUBLISH_SCOPE } from './scopes';
import { QUOTAS, type QuotaName, type QuotaUse, type Threads } from './state';
import { expectSelf } from './user-path';

const DAY_MS = 86_400_000;
/** OV; nothing here searches for places. */
const LOCATION_SEARCHES = 500;

const noUse = (): QuotaUse => ({ posts: [], replies: [], deletes: [] });

export const totalOf = ({ state }: Threads, name: QuotaName): number => {
  const { postsPerDay, repliesPerDay, deletesPerDay } = state.knobs;
  return { posts: postsPerDay, replies: repliesPerDay, deletes: deletesPerDay }[name];
};

/** How much of a quota the account used in the last 24 hours. */
export const usedOf = ({ world, state }: Threads, accountId: string, name: QuotaName): number => {
  const since = world.clock.now() - DAY_MS;
  return (state.quotaUse[accountId]?.[name] ?? []).filter((at) => at > since).length;
};

/** Counts one, or refuses with code 9: Instagram's for the same, Threads documents none. */
export const spendQuota = (threads: Threads, accountId: string, name: QuotaName): void => {
  if (usedOf(threads, accountId, name) >= totalOf(threads, name)) {
    const message = `The user has exceeded the number of ${name} allowed in 24 hours.`;
    throw new GraphError({ message, code: 9 });
  }
  const use = (threads.state.quotaUse[accountId] ??= noUse());
  use[name].push(threads.world.clock.now());
  threads.world.changed();
};

/** Uses up what is left, all quotas of the account. */
export const exhaustQuotas = (threads: Threads, accountId: string): void => {
  const use = (threads.state.quotaUse[accountId] ??= noUse());
  const now = threads.world.clock.now();
  for (const name of QUOTAS) {
    const left = Math.max(0, totalOf(threads, name) - usedOf(threads, accountId, name));
    use[name].push(...Array.from({ length: left }, () => now));
  }
  threads.world.changed();
};

const config = (total: number) => ({ quota_total: total, quota_duration: DAY_MS / 1000 });

type LimitField = (call: Call) => unknown;

const usage =
  (name: QuotaName, scope: string): LimitField =>
  (call) => {
    expectScope(call, scope);
    return usedOf(call.threads, call.caller.account.id, name);
  };

const limit =
  (name: QuotaName, scope: string): LimitField =>
  (call) => {
    expectScope(call, scope);
    return config(totalOf(call.threads, name));
  };

const FIELDS: Readonly<Record<string, LimitField>> = {
  quota_usage: usage('posts', PUBLISH_SCOPE),
  config: limit('posts', PUBLISH_SCOPE),
  reply_quota_usage: usage('replies', MANAGE_REPLIES_SCOPE),
  reply_config: limit('replies', MANAGE_REPLIES_SCOPE),
  delete_quota_usage: usage('deletes', DELETE_SCOPE),
  delete_config: limit('deletes', DELETE_SCOPE),
  location_search_quota_usage: () => 0,
  location_search_config: () => config(LOCATION_SEARCHES),
};

/** `GET /{user}/threads_publishing_limit` (OV, TS). */
export const quotaRoutes = (app: Hono<SandboxEnv>, threads: Threads): void => {
  const fault = threads.world.faults.on('threads', 'publishing-limit');
  app.get(versioned(`${USER}/threads_publishing_limit`), fault, async (context) => {
    const scopes = [PUBLISH_SCOPE];
    const call = await readCall({ threads, context, scopes, allowed: ['fields'] });
    expectSelf(call);
    const names = requestedFields(call.params.fields, ['quota_usage', 'config']);
    const entries = names.map((name): [string, unknown] => {
      const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
      if (!field) throw invalidParameter(`Tried accessing nonexisting field (${name})`);
      return [name, field(call)];
    });
    return context.json({ data: [Object.fromEntries(entries)] });
  });
};
