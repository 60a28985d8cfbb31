import { z } from 'zod';

import type { CommentRequest, PostedPart } from '../contract';
import { callGraph, nodePath, type InstagramApi } from './graph-call';

const commentSchema = z.object({
  id: z.string().min(1),
  text: z.string().catch(''),
  username: z.string().nullish().catch(null),
});

const listSchema = z.object({ data: z.array(z.unknown()) });

const madeSchema = z.object({ id: z.string().min(1) });

/**
 * POST /{media}/comments. Nothing tells repeated calls apart there, so the comments are read first:
 * the same words of the same account are what an earlier try left.
 */
export const postComment = async (
  api: InstagramApi,
  { account, post, text }: CommentRequest
): Promise<PostedPart> => {
  const path = nodePath(post.id, '/comments');
  const { data } = await callGraph(api, {
    method: 'GET',
    path,
    params: { fields: 'id,text,username' },
    schema: listSchema,
  });
  const earlier = data
    .map((item) => commentSchema.safeParse(item).data)
    .find((comment) => comment?.username === account.handle && comment.text === text);
  const id = earlier?.id ?? (await send(api, path, text));
  return { index: post.index + 1, id, url: post.url };
};

const send = async (api: InstagramApi, path: string, message: string): Promise<string> => {
  const { id } = await callGraph(api, {
    method: 'POST',
    path,
    params: { message },
    schema: madeSchema,
    effect: 'visible',
  });
  return id;
};
