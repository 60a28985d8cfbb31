import { avatarPath } from './avatar';
import type { ApiCall } from './endpoint';
import { ID_PATTERN, isNewerId } from './ids';
import { maySeePrivateMetrics, PRIVATE_METRICS } from './post-metrics';
import { newestFirst, postView } from './post-view';
import { invalidRequest, missingResource } from './problems';
import {
  postQuerySchema,
  postsQuerySchema,
  timelineQuerySchema,
  type FieldQuery,
  type TimelineQuery,
} from './read-query';
import { readQuery } from './request-parts';
import { accountById, visiblePost, visiblePosts, type Post } from './state';
import { userView } from './user-view';

const REACHABLE_POSTS = 3200;

/** `GET /2/users/:id/tweets`: newest first, with the indexing lag; no `data` when there is none. */
export const listPosts = (call: ApiCall): Response => {
  const { context, site } = call;
  const query = readQuery(context, timelineQuerySchema);
  checkFieldNames(call, query);
  const userId = context.req.param('id') ?? '';
  if (!accountById(site, userId)) {
    const { knobs } = site.state;
    const error = missingResource({ knobs, resource: 'user', parameter: 'id', id: userId });
    return context.json({ errors: [error] });
  }
  const found = timelineOf(call, userId).filter((post) => isAskedFor(post, query));
  const page = found.slice(0, query.max_results);
  const [newest, oldest] = [page.at(0), page.at(-1)];
  if (!newest || !oldest) return context.json({ meta: { result_count: 0 } });
  const meta = {
    result_count: page.length,
    newest_id: newest.id,
    oldest_id: oldest.id,
    ...(found.length > page.length ? { next_token: `p${oldest.id}` } : {}),
  };
  return context.json({ ...answerFor(call, page, query), meta });
};

/** `GET /2/tweets?ids=`: what exists under `data`, the rest under `errors`. */
export const findPosts = (call: ApiCall): Response => {
  const query = readQuery(call.context, postsQuerySchema);
  checkFieldNames(call, query);
  const posts = query.ids.map((id) => visiblePost(call.site, id));
  const found = posts.filter((post) => post !== null);
  const missing = query.ids.filter((_, place) => !posts[place]);
  const { errors = [], data = [], ...rest } = found.length > 0 ? answerFor(call, found, query) : {};
  const answer = data.length > 0 ? { data, ...rest } : rest;
  const all = [...errors, ...missing.map((id) => missingPost(call, 'ids', id))];
  return call.context.json({ ...answer, ...(all.length > 0 ? { errors: all } : {}) });
};

/** `GET /2/tweets/:id`: 200 with only `errors` when it does not exist (platforms/x.md §7). */
export const getPost = (call: ApiCall): Response => {
  const { context, site } = call;
  const query = readQuery(context, postQuerySchema);
  checkFieldNames(call, query);
  const id = context.req.param('id') ?? '';
  if (!ID_PATTERN.test(id)) {
    throw invalidRequest({
      parameters: { id: [id] },
      message: `The \`id\` query parameter value [${id}] is not valid`,
    });
  }
  const post = visiblePost(site, id);
  if (!post) return context.json({ errors: [missingPost(call, 'id', id)] });
  const { data, ...rest } = answerFor(call, [post], query);
  return context.json({ ...(data[0] ? { data: data[0] } : {}), ...rest });
};

const missingPost = (call: ApiCall, parameter: string, id: string): Record<string, unknown> =>
  missingResource({ knobs: call.site.state.knobs, resource: 'tweet', parameter, id });

const timelineOf = ({ site }: ApiCall, userId: string): Post[] => {
  const indexedUntil = site.world.clock.now() - site.state.knobs.indexingLagMs;
  const indexed = visiblePosts(site).filter(
    (post) => post.authorId === userId && post.createdAtMs <= indexedUntil
  );
  return newestFirst(indexed).slice(0, REACHABLE_POSTS);
};

const isAskedFor = (post: Post, query: TimelineQuery): boolean => {
  // The platform's times have seconds only.
  const createdAtMs = Math.floor(post.createdAtMs / 1000) * 1000;
  if (query.start_time && createdAtMs < floorToSecond(query.start_time)) return false;
  if (query.end_time && createdAtMs >= Date.parse(query.end_time)) return false;
  if (query.since_id && !isNewerId(post.id, query.since_id)) return false;
  if (query.until_id && !isNewerId(query.until_id, post.id)) return false;
  const page = query.pagination_token?.slice(1);
  if (page && !isNewerId(page, post.id)) return false;
  return !(query.exclude?.has('replies') && post.replyToId);
};

const floorToSecond = (time: string): number => Math.floor(Date.parse(time) / 1000) * 1000;

const checkFieldNames = ({ site, context }: ApiCall, query: FieldQuery): void => {
  if (!query['tweet.fields'] || !site.state.knobs.refuseTweetFields) return;
  throw invalidRequest({
    parameters: { 'tweet.fields': [context.req.query('tweet.fields') ?? ''] },
    message: 'The query parameter [tweet.fields] is not one of the allowed parameters',
  });
};

interface PostsAnswer {
  data: Record<string, unknown>[];
  includes?: Record<string, unknown[]>;
  errors?: Record<string, unknown>[];
}

const answerFor = (call: ApiCall, posts: readonly Post[], query: FieldQuery): PostsAnswer => {
  const { site, account } = call;
  const fields = new Set([...(query['tweet.fields'] ?? []), ...(query['post.fields'] ?? [])]);
  if (query.expansions?.has('attachments.media_keys')) fields.add('attachments');
  if (query.expansions?.has('author_id')) fields.add('author_id');
  const includes = includesFor(call, posts, query);
  const denied = posts.map((post) => deniedFields(call, post, fields));
  const errors = denied.flat();
  const isHidden = (place: number): boolean =>
    site.state.knobs.deniedMetrics === 'instead-of-data' && (denied[place]?.length ?? 0) > 0;
  const data = posts
    .filter((_, place) => !isHidden(place))
    .map((post) => postView({ site, post, fields, viewerId: account.id }));
  return {
    data,
    ...(Object.keys(includes).length > 0 ? { includes } : {}),
    ...(errors.length > 0 ? { errors } : {}),
  };
};

const includesFor = (
  { site, account }: ApiCall,
  posts: readonly Post[],
  query: FieldQuery
): Record<string, unknown[]> => {
  const includes: Record<string, unknown[]> = {};
  if (query.expansions?.has('author_id')) {
    const fields = query['user.fields'] ?? new Set<string>();
    includes.users = [...new Set(posts.map((post) => post.authorId))].map((accountId) => {
      const author = accountById(site, accountId);
      const avatarUrl = author ? site.world.baseUrl() + avatarPath(author) : '';
      return userView(site, { accountId, fields, viewerId: account.id, avatarUrl });
    });
  }
  const media = posts.flatMap((post) => post.media);
  if (query.expansions?.has('attachments.media_keys') && media.length > 0) {
    const fields = query['media.fields'] ?? new Set<string>();
    includes.media = media.map(({ mediaKey, kind, width, height, altText }) => ({
      media_key: mediaKey,
      type: kind,
      ...(fields.has('url') ? { url: `${site.world.baseUrl()}/i/media/${mediaKey}` } : {}),
      ...(fields.has('width') ? { width } : {}),
      ...(fields.has('height') ? { height } : {}),
      ...(fields.has('alt_text') && altText ? { alt_text: altText } : {}),
    }));
  }
  return includes;
};

/** Private metrics of older posts or of other people: an error beside the data. */
const deniedFields = (
  { site, account }: ApiCall,
  post: Post,
  fields: ReadonlySet<string>
): Record<string, unknown>[] => {
  if (maySeePrivateMetrics({ site, post, viewerId: account.id })) return [];
  return PRIVATE_METRICS.filter((name) => fields.has(name)).map((name) => ({
    resource_type: 'tweet',
    field: `${name}.impression_count`,
    resource_id: post.id,
    parameter: 'tweet.fields',
    section: 'data',
    title: 'Field Authorization Error',
    detail: `Sorry, you are not authorized to access '${name}' on the Tweet: [${post.id}].`,
    type: `https://${site.state.knobs.problemHost}/2/problems/not-authorized-for-field`,
  }));
};
