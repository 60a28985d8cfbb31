import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { Removal } from '../contract';
import { callThreads } from './client';
import type { ThreadsApi } from './client';
import { isMissing } from './errors';

const id = z.string().min(1);
const optionalText = z.string().nullish().catch(null);
const reference = z.object({ id }).nullish().catch(null);

const listedSchema = z.object({
  id,
  text: z.string().nullish().catch(null),
  media_type: z.string().catch(''),
  timestamp: z.string().catch(''),
  permalink: optionalText,
  replied_to: reference,
});

/** A post as a list shows it (USER). */
export type ListedPost = z.output<typeof listedSchema>;

const listSchema = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ cursors: z.object({ after: optionalText }).nullish().catch(null) })
    .nullish()
    .catch(null),
});

interface ListQuery {
  /** `replies` needs `threads_read_replies`. */
  edge: 'threads' | 'replies';
  /** Epoch ms. */
  since: number;
  /** Cursor of the next page; null for the first. */
  after: string | null;
}

export interface ListPage {
  posts: ListedPost[];
  after: string | null;
}

/** USER: at most a hundred, and no time before Threads began. */
const PAGE_SIZE = 100;
const EARLIEST_S = 1_688_540_400;

/** One page of the account's own posts or replies, newest first (USER, REP). */
export const fetchOwnPosts = async (api: ThreadsApi, query: ListQuery): Promise<ListPage> => {
  const { edge, since, after } = query;
  const fields = ['id', 'text', 'timestamp', 'permalink', 'media_type'];
  const { data, paging } = await callThreads(api, {
    method: 'GET',
    path: `/me/${edge}`,
    params: {
      fields: [...fields, ...(edge === 'replies' ? ['replied_to'] : [])].join(','),
      since: String(Math.max(EARLIEST_S, Math.floor(since / 1000))),
      limit: String(PAGE_SIZE),
      ...(after === null ? {} : { after }),
    },
    schema: listSchema,
    subject: 'the posts of the account',
  });
  const posts = data.flatMap((item) => listedSchema.safeParse(item).data ?? []);
  const isFull = data.length >= PAGE_SIZE;
  return { posts, after: isFull ? (paging?.cursors?.after ?? null) : null };
};

const placeSchema = z.object({
  is_reply: z.boolean().nullish().catch(null),
  replied_to: reference,
  permalink: optionalText,
});

export type PostPlace = z.output<typeof placeSchema>;

/** Where a post stands in its conversation (REP). */
export const fetchPlace = (api: ThreadsApi, postId: string): Promise<PostPlace> =>
  callThreads(api, {
    method: 'GET',
    path: `/${encodeURIComponent(postId)}`,
    params: { fields: 'id,is_reply,replied_to,root_post,permalink' },
    schema: placeSchema,
    subject: 'the new reply',
  });

const linkSchema = z.object({ permalink: optionalText });

/** RET: left out for media with a copyright flag. Null also when the post is gone. */
export const fetchPermalink = async (api: ThreadsApi, postId: string): Promise<string | null> => {
  try {
    const { permalink } = await callThreads(api, {
      method: 'GET',
      path: `/${encodeURIComponent(postId)}`,
      params: { fields: 'id,permalink' },
      schema: linkSchema,
      subject: 'the address of the post',
    });
    return permalink ?? null;
  } catch (error) {
    if (error instanceof PlatformFailure && isMissing(error)) return null;
    throw error;
  }
};

const deletedSchema = z.object({ success: z.literal(true) });

/** DEL; needs `threads_delete`. */
export const deletePost = async (api: ThreadsApi, postId: string): Promise<Removal> => {
  try {
    await callThreads(api, {
      method: 'DELETE',
      path: `/${encodeURIComponent(postId)}`,
      params: {},
      schema: deletedSchema,
      subject: 'the deletion',
    });
    return 'removed';
  } catch (error) {
    if (error instanceof PlatformFailure && isMissing(error)) return 'absent';
    throw error;
  }
};
