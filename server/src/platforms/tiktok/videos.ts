import { z } from 'zod';

import { read } from './client';
import type { TikTokApi } from './client';

const count = z.number().nonnegative().nullish().catch(null);
const text = z.string().nullish().catch(null);

const videoSchema = z.object({
  // Text here, where the status has a number (QUERY).
  id: z.string().min(1),
  create_time: count,
  ...{ share_url: text, title: text, video_description: text },
  ...{ view_count: count, like_count: count, comment_count: count, share_count: count },
});

/** A public post, as listings tell it. */
export type PublicVideo = z.infer<typeof videoSchema>;

const videosSchema = z.object({
  data: z.object({
    videos: z.array(videoSchema),
    cursor: z.number().nullish().catch(null),
    has_more: z.boolean().catch(false),
  }),
});

const FIELDS = Object.keys(videoSchema.shape).join(',');

/** The named posts as far as they are public; at most 20 (QUERY). */
export const queryVideos = async (
  api: TikTokApi,
  ids: readonly string[]
): Promise<PublicVideo[]> => {
  const path = `/v2/video/query/?fields=${FIELDS}`;
  const body = { filters: { video_ids: [...ids] } };
  const call = { method: 'POST', path, body, what: 'the posts' } as const;
  return (await read(api, call, videosSchema)).data.videos;
};

/** LIST: the most it gives at once. */
const PAGE_SIZE = 20;

export interface VideoPage {
  videos: PublicVideo[];
  /** Leads to older posts; null at the end. */
  cursor: number | null;
}

/** Public posts of the account, newest first (LIST). */
export const listVideos = async (api: TikTokApi, cursor: number | null): Promise<VideoPage> => {
  const path = `/v2/video/list/?fields=${FIELDS}`;
  const body = { max_count: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) };
  const call = { method: 'POST', path, body, what: 'the latest posts' } as const;
  const { data } = await read(api, call, videosSchema);
  return { videos: data.videos, cursor: data.has_more ? (data.cursor ?? null) : null };
};
