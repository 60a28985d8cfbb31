import type { AdapterDeps, PostRequest, Removal } from '../contract';
import { PlatformFailure } from '../contract';
import { deletePost } from './posts-client';
import { apiOf } from './publish';
import { withThrottle } from './throttle';
import { isPostUrn } from './urn';

/** Deletes a post; LinkedIn answers the same when it was gone before (POSTS, checked 2026-11-22). */
export const remove = async (deps: AdapterDeps, request: PostRequest): Promise<Removal> => {
  const { id } = request.post;
  if (!isPostUrn(id)) {
    throw new PlatformFailure(
      { family: 'rejected' },
      {
        code: 'POST_ID_UNKNOWN',
        message:
          'Of this post only its place in the feed is known, not its id: delete it on LinkedIn.',
      }
    );
  }
  const isRemoved = await withThrottle({ journal: null, clock: deps.clock }, () =>
    deletePost(apiOf(deps, request), id)
  );
  return isRemoved ? 'removed' : 'absent';
};
