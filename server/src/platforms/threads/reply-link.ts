import { PlatformFailure } from '../contract';
import type { ThreadsApi } from './client';
import { pause } from './pause';
import { deletePost, fetchPlace } from './posts';

/** A parent may show a moment later than the post. */
const LOOKS_MS = [0, 5_000, 10_000] as const;

export interface ReplyLink {
  /** `unknown`: Threads does not tell. */
  state: 'linked' | 'stray' | 'unknown';
  url: string | null;
}

/**
 * Whether a reply stands under its parent (P1441: it may not). Never throws: the reply is out, and
 * that must not be forgotten for a question that gets no answer.
 */
export const checkReplyLink = async (
  api: ThreadsApi,
  { id, parentId }: { id: string; parentId: string }
): Promise<ReplyLink> => {
  let url: string | null = null;
  try {
    for (const waitMs of LOOKS_MS) {
      if (waitMs > 0) await pause(api, waitMs);
      const place = await fetchPlace(api, id);
      url = place.permalink ?? null;
      if (place.replied_to?.id === parentId) return { state: 'linked', url };
      // Only its clear word counts; a field that is left out proves nothing.
      if (place.is_reply !== false) {
        return { state: place.is_reply ? 'linked' : 'unknown', url };
      }
    }
    return { state: 'stray', url };
  } catch (error) {
    if (error instanceof PlatformFailure) return { state: 'unknown', url };
    throw error;
  }
};

/** Takes a stray away so that it can be posted in its place. False: it is still there. */
export const removeStray = async (api: ThreadsApi, id: string): Promise<boolean> => {
  try {
    await deletePost(api, id);
    return true;
  } catch (error) {
    if (error instanceof PlatformFailure) return false;
    throw error;
  }
};
