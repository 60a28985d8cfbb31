import type { Context, Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountById } from './accounts';
import { ApiError } from './api-error';
import { createStatus } from './create-status';
import { countInFamily } from './rate-limits';
import { isOpen, visibleTo } from './status-access';
import { statusView } from './status-view';
import type { Mastodon, Status } from './state';
import { authenticate, bearerOf, type Caller } from './tokens';

/** More than these are not looked at (STATUS, UNCERTAIN). */
const MAX_BATCH = 20;

/** Posts: made, read, listed and removed (STATUS, ACCOUNT). */
export const statusRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  const fault = (operation: string) => mastodon.world.faults.on('mastodon', operation);
  app.post('/api/v1/statuses', fault('create-status'), async (context) =>
    context.json(statusView(mastodon, await createStatus(mastodon, context)))
  );
  app.get('/api/v1/statuses', fault('read-statuses'), (context) => {
    if (mastodon.state.knobs.oldServer) throw new ApiError(404, 'Not Found');
    const caller = readerOf(mastodon, context);
    const ids = (context.req.queries('id[]') ?? []).slice(0, MAX_BATCH);
    const found = ids.map((id) => visibleTo(mastodon, caller, id)).filter((one) => one !== null);
    return context.json(found.map((status) => statusView(mastodon, status)));
  });
  app.get('/api/v1/statuses/:id', fault('read-status'), (context) => {
    const status = readable(mastodon, context, readerOf(mastodon, context));
    return context.json(statusView(mastodon, status));
  });
  app.get('/api/v1/statuses/:id/source', fault('read-source'), (context) => {
    if (!mastodon.state.knobs.sourceEndpoint) throw new ApiError(404, 'Not Found');
    const caller = authenticate(mastodon, context, ['read:statuses']);
    const { id, text, spoilerText } = readable(mastodon, context, caller);
    return context.json({ id, text, spoiler_text: spoilerText });
  });
  app.delete('/api/v1/statuses/:id', fault('delete-status'), (context) =>
    context.json(remove(mastodon, context))
  );
  app.get('/api/v1/accounts/:id/statuses', fault('list-statuses'), (context) =>
    list(mastodon, context)
  );
};

/** Public posts need no token, but a bad one is refused. */
const readerOf = (mastodon: Mastodon, context: Context<SandboxEnv>): Caller | null =>
  bearerOf(context) === null ? null : authenticate(mastodon, context, ['read:statuses']);

const readable = (
  mastodon: Mastodon,
  context: Context<SandboxEnv>,
  caller: Caller | null
): Status => {
  const status = visibleTo(mastodon, caller, context.req.param('id') ?? '');
  if (!status) throw new ApiError(404, 'Record not found');
  return status;
};

/** Answers the post as it was, with its text, for writing it anew. */
const remove = (mastodon: Mastodon, context: Context<SandboxEnv>): Record<string, unknown> => {
  const caller = authenticate(mastodon, context, ['write:statuses']);
  countInFamily(mastodon, { family: 'deletes', accountId: caller.account.id, context });
  if (!mastodon.state.knobs.deletion) throw new ApiError(404, 'Record not found');
  const status = readable(mastodon, context, caller);
  if (status.accountId !== caller.account.id) throw new ApiError(404, 'Record not found');
  const view = statusView(mastodon, status);
  status.isDeleted = true;
  mastodon.world.changed();
  return { ...view, text: status.text };
};

const DEFAULT_PAGE = 20;
const MAX_PAGE = 40;

const list = (mastodon: Mastodon, context: Context<SandboxEnv>): Response => {
  const caller = readerOf(mastodon, context);
  const account = accountById(context.req.param('id') ?? '');
  if (!account) throw new ApiError(404, 'Record not found');
  const query = context.req.query();
  const page = listed(mastodon, { accountId: account.id, caller, query });
  const last = page.at(-1);
  if (last) {
    const url = new URL(context.req.url);
    url.searchParams.set('max_id', last.id);
    context.header('Link', `<${mastodon.world.baseUrl()}${url.pathname}${url.search}>; rel="next"`);
  }
  return context.json(page.map((status) => statusView(mastodon, status)));
};

interface Listing {
  accountId: string;
  caller: Caller | null;
  query: Readonly<Record<string, string>>;
}

/** Newest first; the owner sees private and direct posts too. */
const listed = ({ world, state }: Mastodon, { accountId, caller, query }: Listing): Status[] => {
  const isOwner = caller?.account.id === accountId;
  const now = world.clock.now();
  const [maxId, sinceId] = [idOf(query.max_id), idOf(query.since_id) ?? idOf(query.min_id)];
  const length = Math.min(
    Math.max(Number(query.limit ?? DEFAULT_PAGE) || DEFAULT_PAGE, 1),
    MAX_PAGE
  );
  return state.statuses
    .filter(
      (status) =>
        status.accountId === accountId &&
        !status.isDeleted &&
        (isOwner || isOpen(status)) &&
        now - status.createdAt >= state.knobs.indexingLagMs &&
        (maxId === null || BigInt(status.id) < maxId) &&
        (sinceId === null || BigInt(status.id) > sinceId) &&
        !(query.exclude_replies === 'true' && status.inReplyToId !== null) &&
        !(query.only_media === 'true' && status.mediaIds.length === 0)
    )
    .reverse()
    .slice(0, length);
};

const idOf = (value: string | undefined): bigint | null =>
  value !== undefined && /^\d+$/.test(value) ? BigInt(value) : null;
