import { z } from 'zod';

import type { PostedPart } from '../contract';

import type { PostPayload } from './post-body';

const refSchema = z.object({
  publishId: z.string(),
  kind: z.enum(['video', 'photo']),
  username: z.string(),
});

/** What leads from a post of ours to its public page. */
export type PostRef = z.infer<typeof refSchema>;

/** Numbers of up to 20 digits, always kept as text. */
const POST_ID = /^[1-9]\d{0,19}$/;

export interface FoundPost {
  publishId: string | null;
  /** Null: not public, or not yet. */
  postId: string | null;
  payload: PostPayload;
  webUrl: string;
}

/** The id is the public one where TikTok told it in time, else that of the publishing. */
export const postedPart = ({ publishId, postId, payload, webUrl }: FoundPost): PostedPart => {
  const { username, path } = payload;
  const ref = { publishId: publishId ?? '', kind: kindOf(path), username };
  const url = postId === null ? null : postUrl({ webUrl, ref, postId });
  return { index: 0, id: postId ?? ref.publishId, url, ref };
};

const kindOf = (path: PostPayload['path']): PostRef['kind'] =>
  path === 'photos' ? 'photo' : 'video';

export const refOf = ({ ref }: PostedPart): PostRef | null => {
  const parsed = refSchema.safeParse(ref);
  return parsed.success ? parsed.data : null;
};

/** Not documented, but what `share_url` says; null without a user name. */
export const postUrl = (post: { webUrl: string; ref: PostRef; postId: string }): string | null => {
  const { webUrl, ref, postId } = post;
  return ref.username === '' ? null : `${webUrl}/@${ref.username}/${ref.kind}/${postId}`;
};

export const isPostId = (id: string): boolean => POST_ID.test(id);
