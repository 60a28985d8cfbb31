import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { requireAuthor } from './authors';
import { spendMemberPost } from './daily-limits';
import { fingerprintOf, refuseDuplicate } from './duplicates';
import { badInput } from './errors';
import { admit, requireScope } from './gateway';
import { plainTextOf, readLittleText } from './little-text';
import { mentionCheckOf } from './mentions';
import { articleOf, takeMedia } from './post-media';
import { newPostNumber } from './post-number';
import { postSchema, type PostRequest } from './post-schema';
import { allowQuery, expectRestliMethod, readBody } from './rest-request';
import type { Author, LinkedIn, Post, PostedMedia } from './state';

const DAY_MS = 86_400_000;
const POLL_DAYS = { ONE_DAY: 1, THREE_DAYS: 3, SEVEN_DAYS: 7, FOURTEEN_DAYS: 14 } as const;

const OPERATION = 'partnerApiPostsExternal.CREATE';

const newUrns = (
  platform: LinkedIn,
  media: readonly PostedMedia[]
): Pick<Post, 'urn' | 'activityUrn'> => {
  const { postUrn } = platform.state.knobs;
  const byContent = media.some(({ kind }) => kind === 'video') ? 'ugcPost' : 'share';
  const type = postUrn === 'auto' ? byContent : postUrn;
  return {
    urn: `urn:li:${type}:${newPostNumber(platform)}`,
    activityUrn: `urn:li:activity:${newPostNumber(platform)}`,
  };
};

const postFrom = (platform: LinkedIn, request: PostRequest, author: Author): Post => {
  const media = request.content ? takeMedia(platform, request.content, author.urn) : [];
  const now = platform.world.clock.now();
  return {
    ...newUrns(platform, media),
    author,
    commentary: readLittleText(request.commentary, mentionCheckOf(platform)).stored,
    visibility: request.visibility,
    isReshareDisabledByAuthor: request.isReshareDisabledByAuthor ?? false,
    content: request.content ?? null,
    media: request.content?.article ? [] : media,
    article: request.content ? articleOf(request.content, media) : null,
    poll: request.content?.poll
      ? {
          question: request.content.poll.question,
          options: request.content.poll.options.map(({ text }) => text),
          closesAt: now + POLL_DAYS[request.content.poll.settings.duration] * DAY_MS,
        }
      : null,
    reshareParent: request.reshareContext?.parent ?? null,
    fingerprint: fingerprintOf(request),
    createdAt: now,
    lastModifiedAt: now,
    deletedAt: null,
  };
};

/** What a reader would call the same post: the visible words, the files and the link. */
const samenessOf = (platform: LinkedIn, post: Post): string => {
  const { pieces } = readLittleText(post.commentary, mentionCheckOf(platform));
  return JSON.stringify([
    plainTextOf(pieces).normalize('NFC').replace(/\s+/g, ' ').trim(),
    post.media.map(({ hash, urn }) => hash ?? urn),
    post.article?.source ?? null,
    post.poll?.question ?? null,
    post.reshareParent,
  ]);
};

const publish = (platform: LinkedIn, post: Post): void => {
  const { world, state } = platform;
  state.posts.push(post);
  world.ledger.record({
    platform: 'linkedin',
    accountId: post.author.urn,
    id: post.urn,
    sameness: samenessOf(platform, post),
    at: post.createdAt,
  });
  world.changed();
};

const requireVisibility = ({ author, visibility }: PostRequest): void => {
  if (visibility !== 'CONNECTIONS' || !author.startsWith('urn:li:organization:')) return;
  const description = '/visibility :: an organization has no connections';
  throw badInput({ code: 'INVALID_VALUE_FOR_FIELD', fieldPath: '/visibility', description });
};

/**
 * `POST /rest/posts`: 201 with an empty body, the URN in `x-restli-id` (POSTS). The fault
 * `{kind: 'commit-then-status', status: 201, body: ''}` plays a 201 without that header.
 */
export const createPost = async (
  platform: LinkedIn,
  context: Context<SandboxEnv>
): Promise<Response> => {
  const caller = admit(platform, context);
  allowQuery(context, []);
  const anyOf = ['w_member_social', 'w_organization_social'];
  requireScope(caller, context, { anyOf, operation: OPERATION });
  const request = await readBody(context, postSchema);
  expectRestliMethod(context, 'CREATE');
  const author = requireAuthor(context, {
    caller,
    urn: request.author,
    fieldPath: '/author',
    operation: OPERATION,
  });
  requireVisibility(request);
  const post = postFrom(platform, request, author);
  refuseDuplicate(platform, post.fingerprint);
  if (author.urn === caller.personUrn) spendMemberPost(platform, caller.memberKey);
  publish(platform, post);
  return context.body(null, 201, { 'x-restli-id': post.urn, 'content-length': '0' });
};
