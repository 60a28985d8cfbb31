import type { Context, Hono } from 'hono';
import { z } from 'zod';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { requireAuthor } from './authors';
import { apiError, badInput, notFound } from './errors';
import { admit } from './gateway';
import { newPostNumber } from './post-number';
import { allowQuery, expectRestliMethod, readBody } from './rest-request';
import type { Comment, LinkedIn, Post } from './state';
import { urnInPath, urnInQuery } from './urn';

/** Peers' number; not documented. */
const MAX_COMMENT_LENGTH = 1250;

const ORGANIZATION_SCOPES = ['w_organization_social', 'w_organization_social_feed'];

const commentSchema = z.strictObject({
  actor: z.string().min(1),
  object: z.string().min(1),
  message: z.strictObject({
    text: z
      .string()
      .max(MAX_COMMENT_LENGTH)
      .refine((text) => text.trim() !== '', {
        error: 'a comment needs a text',
        params: { code: 'INVALID_VALUE_BLANK_FIELD' },
      }),
    attributes: z.array(z.unknown()).optional(),
  }),
  parentComment: z.string().min(1).optional(),
});

const isNamed = (post: Post, urn: string): boolean => post.urn === urn || post.activityUrn === urn;

/** The post to comment on; a new one is unknown to this service for a while (POSTIZ). */
const commentedPost = ({ world, state }: LinkedIn, urn: string): Post => {
  const post = state.posts.find(
    (candidate) => candidate.deletedAt === null && isNamed(candidate, urn)
  );
  const isKnown = post && world.clock.now() >= post.createdAt + state.knobs.commentLagMs;
  if (!isKnown) throw notFound('Unable to obtain activity for the given URN');
  return post;
};

const commentElement = (comment: Comment, post: Post): Record<string, unknown> => ({
  actor: comment.actor.urn,
  created: {
    actor: comment.actor.urn,
    time: comment.createdAt,
  },
  id: comment.id,
  $URN: `urn:li:comment:(${post.activityUrn},${comment.id})`,
  message: { attributes: [], text: comment.text },
  object: post.activityUrn,
  ...(comment.parentComment ? { parentComment: comment.parentComment } : {}),
});

/** `POST /rest/socialActions/{urn}/comments` (COMM). */
const createComment = async (
  platform: LinkedIn,
  context: Context<SandboxEnv>
): Promise<Response> => {
  const caller = admit(platform, context);
  allowQuery(context, []);
  expectRestliMethod(context, 'CREATE');
  const postUrn = urnInPath(context, 'urn');
  const request = await readBody(context, commentSchema);
  const actor = requireAuthor(context, {
    caller,
    urn: request.actor,
    fieldPath: '/actor',
    operation: 'partnerApiSocialActions.CREATE-comments',
    organizationScopes: ORGANIZATION_SCOPES,
  });
  const post = commentedPost(platform, postUrn);
  if (!isNamed(post, request.object)) {
    const description = '/object :: not the post of the address';
    throw badInput({ code: 'INVALID_VALUE_FOR_FIELD', fieldPath: '/object', description });
  }
  const comment: Comment = {
    id: newPostNumber(platform),
    postUrn: post.urn,
    actor,
    text: request.message.text,
    parentComment: request.parentComment ?? null,
    createdAt: platform.world.clock.now(),
    deletedAt: null,
  };
  platform.state.comments.push(comment);
  platform.world.changed();
  return context.json(commentElement(comment, post), 201, { 'x-restli-id': comment.id });
};

/** `DELETE /rest/socialActions/{urn}/comments/{id}?actor=…` (COMM). */
const deleteComment = (platform: LinkedIn, context: Context<SandboxEnv>): Response => {
  const caller = admit(platform, context);
  allowQuery(context, ['actor']);
  expectRestliMethod(context, 'DELETE');
  const postUrn = urnInPath(context, 'urn');
  const urn = urnInQuery(context, 'actor');
  if (!urn) throw apiError(400, 'ILLEGAL_ARGUMENT', 'The parameter actor is missing');
  const actor = requireAuthor(context, {
    caller,
    urn,
    fieldPath: '/actor',
    operation: 'partnerApiSocialActions.DELETE-comments',
    organizationScopes: ORGANIZATION_SCOPES,
  });
  const { state, world } = platform;
  const post = state.posts.find((candidate) => isNamed(candidate, postUrn));
  const comment = state.comments.find(
    ({ id, postUrn: of, actor: by }) =>
      id === context.req.param('id') && of === post?.urn && by.urn === actor.urn
  );
  if (!comment) throw notFound('Comment not found');
  comment.deletedAt ??= world.clock.now();
  world.changed();
  return context.body(null, 204);
};

/** Comments under `/rest/socialActions`. */
export const commentRoutes = (app: Hono<SandboxEnv>, platform: LinkedIn): void => {
  const fault = (operation: string) => platform.world.faults.on('linkedin', operation);
  app.post('/rest/socialActions/:urn/comments', fault('create-comment'), (context) =>
    createComment(platform, context)
  );
  app.delete('/rest/socialActions/:urn/comments/:id', fault('delete-comment'), (context) =>
    deleteComment(platform, context)
  );
};
