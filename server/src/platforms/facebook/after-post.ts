import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { CommentRequest, PostedPart, PostRequest, Removal } from '../contract';
import { readGraph, writeGraph } from '../meta';
import { NOT_FOUND } from './error-rows';
import { facebookHost } from './hosts';
import { pauseBefore } from './pause';
import { postUrl } from './post-url';
import { refOf } from './posted-part';
import { idText, pathTo, successSchema, type PageSession } from './session';

/** A fresh post may take a moment to be found by the next call. */
const POST_APPEARS_MS = [2_000, 4_000, 8_000];

const commentSchema = z.object({ id: idText });

/** POST /{post}/comments, as the Page (needs `pages_manage_engagement`). */
export const commentOn = async (
  session: PageSession,
  { post, text }: CommentRequest
): Promise<PostedPart> => {
  const { postId } = refOf(post);
  const send = () =>
    writeGraph(session.api, {
      method: 'POST',
      path: pathTo(postId ?? post.id, 'comments'),
      body: { kind: 'json', value: { message: text } },
      schema: commentSchema,
      kind: 'commit',
    });
  for (const waitMs of POST_APPEARS_MS) {
    try {
      return commentPart(session, (await send()).id);
    } catch (error) {
      // A clear "there is no such post": nothing was written.
      if (!isMissing(error)) throw error;
      await pauseBefore(session, waitMs);
    }
  }
  try {
    return commentPart(session, (await send()).id);
  } catch (error) {
    throw isMissing(error) ? postGone(error) : error;
  }
};

const commentPart = ({ deps }: PageSession, id: string): PostedPart => ({
  index: 0,
  id,
  url: postUrl(facebookHost(deps, 'web'), id),
});

const postGone = (cause: unknown): PlatformFailure =>
  new PlatformFailure(
    { family: 'rejected' },
    {
      code: 'POST_GONE',
      message: 'Facebook does not find the post that was to get a comment.',
      cause,
    }
  );

const isMissing = (error: unknown): boolean =>
  error instanceof PlatformFailure && error.code === NOT_FOUND;

/** DELETE /{post} or /{video}; repeatable. */
export const removePost = async (session: PageSession, { post }: PostRequest): Promise<Removal> => {
  try {
    await writeGraph(session.api, {
      method: 'DELETE',
      path: pathTo(post.id),
      schema: successSchema,
      kind: 'repeatable',
    });
    return 'removed';
  } catch (error) {
    if (!isMissing(error)) throw error;
    // The same words mean "not yours": then the Page itself does not open either.
    await readGraph(session.api, {
      path: pathTo(session.pageId),
      query: { fields: 'id' },
      schema: z.object({ id: idText }),
    });
    return 'absent';
  }
};
