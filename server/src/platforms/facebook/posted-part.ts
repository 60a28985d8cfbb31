import { z } from 'zod';

import type { JsonValue, PostedPart } from '../contract';
import { facebookHost } from './hosts';
import { pagePostId, permalinkOf, postUrl, videoUrl } from './post-url';
import { idText, type PageSession } from './session';
import type { VideoState } from './video-status';

/**
 * What is kept of a post beside its id. A video's id is its own, known before it is out, while
 * comments and figures are about the post that shows it.
 */
const refSchema = z.object({
  kind: z.enum(['post', 'video', 'story']),
  /** `<page>_<story>`; null when Facebook did not say. */
  postId: idText.nullable(),
  /** Of a story: the photo or video in it. */
  mediaId: idText.nullable(),
});

export type PostRef = z.infer<typeof refSchema>;

/** Posts that a person named, or of an earlier version, have none: an id with `_` is a post's. */
export const refOf = ({ id, ref }: Pick<PostedPart, 'id' | 'ref'>): PostRef => {
  const parsed = refSchema.safeParse(ref);
  if (parsed.success) return parsed.data;
  return id.includes('_')
    ? { kind: 'post', postId: id, mediaId: null }
    : { kind: 'video', postId: null, mediaId: null };
};

const written = (ref: PostRef): JsonValue => ({ ...ref });

const INDEX = 0;

export const feedPart = ({ deps, pageId }: PageSession, id: string): PostedPart => {
  const postId = pagePostId(pageId, id);
  const ref = written({ kind: 'post', postId, mediaId: null });
  return { index: INDEX, id: postId, url: postUrl(facebookHost(deps, 'web'), postId), ref };
};

/** A video of the feed or a reel. */
export const videoPart = (
  { deps, pageId }: PageSession,
  { videoId, video, postId }: { videoId: string; video: VideoState | null; postId?: string | null }
): PostedPart => {
  const web = facebookHost(deps, 'web');
  const story = video?.post_id ?? postId;
  const url = permalinkOf(web, video?.permalink_url ?? null) ?? videoUrl(web, videoId);
  const known = story ? pagePostId(pageId, story) : null;
  return {
    index: INDEX,
    id: videoId,
    url,
    ref: written({ kind: 'video', postId: known, mediaId: null }),
  };
};

/** A story has no address that outlives its day. */
export const storyPart = (postId: string, mediaId: string): PostedPart => ({
  index: INDEX,
  id: postId,
  url: null,
  ref: written({ kind: 'story', postId, mediaId }),
});
