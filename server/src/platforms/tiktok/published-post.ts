import { PlatformFailure } from '../contract';
import type {
  MetricsRequest,
  MetricValues,
  PostedPart,
  PostMetrics,
  PostRequest,
} from '../contract';

import type { TikTokApi } from './client';
import { isPostId, postUrl, refOf } from './posted-part';
import { recognisePost } from './recognise-post';
import { fetchStatus, isUnknownPost } from './status';
import { queryVideos } from './videos';
import type { PublicVideo } from './videos';

/** Where pages are, and whose token asks. */
export interface PostSite {
  api: TikTokApi;
  webUrl: string;
}

/** The public address; TikTok tells the id after moderation, mostly within a minute (STATUS). */
export const findPostUrl = async (
  { api, webUrl }: PostSite,
  { post, credentials }: PostRequest
): Promise<string | null> => {
  if (post.url !== null) return post.url;
  const ref = refOf(post);
  const postId = await publicIdOf({ api, webUrl }, post);
  if (!ref || postId === null) return null;
  const shareUrl = credentials.scopes.includes('video.list') ? await shareUrlOf(api, postId) : null;
  // Without what TikTok adds for tracking.
  const shared = shareUrl === null ? null : recognisePost(shareUrl, webUrl);
  return shared?.url ?? postUrl({ webUrl, ref, postId });
};

/** Null when it is not told; the address can be built without it. */
const shareUrlOf = async (api: TikTokApi, postId: string): Promise<string | null> => {
  try {
    const videos = await queryVideos(api, [postId]);
    return videos.find(({ id }) => id === postId)?.share_url ?? null;
  } catch (error) {
    if (error instanceof PlatformFailure) return null;
    throw error;
  }
};

/** Null for posts that are not public (yet): TikTok gives them no id. */
const publicIdOf = async ({ api, webUrl }: PostSite, post: PostedPart): Promise<string | null> => {
  if (isPostId(post.id)) return post.id;
  const inUrl = post.url === null ? null : recognisePost(post.url, webUrl);
  if (inUrl?.id) return inUrl.id;
  const publishId = refOf(post)?.publishId || post.id;
  try {
    return (await fetchStatus(api, publishId)).postId;
  } catch (error) {
    if (isUnknownPost(error)) return null;
    throw error;
  }
};

/** QUERY: figures exist of public posts only; one that is missing was deleted or made private. */
export const fetchPostMetrics = async (
  site: PostSite,
  { posts }: MetricsRequest
): Promise<PostMetrics[]> => {
  const ids: (string | null)[] = [];
  for (const post of posts) ids.push(await publicIdOf(site, post));
  const asked = ids.filter((id) => id !== null);
  const videos = asked.length > 0 ? await queryVideos(site.api, asked) : [];
  return posts.map(({ id }, place) => {
    const publicId = ids[place] ?? null;
    if (publicId === null) return { id, state: 'visible', values: {} };
    const video = videos.find((candidate) => candidate.id === publicId);
    return video
      ? { id, state: 'visible', values: valuesOf(video) }
      : { id, state: 'gone', values: {} };
  });
};

const valuesOf = (video: PublicVideo): MetricValues => {
  const numbers = {
    videoViews: video.view_count,
    likes: video.like_count,
    comments: video.comment_count,
    shares: video.share_count,
  };
  return Object.fromEntries(
    Object.entries(numbers).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number'
    )
  );
};
