import type { PostRequest, Removal } from '../contract';
import { PlatformFailure } from '../contract';
import { deleteRecord } from './client';
import { rejected } from './errors';
import { deleteGates } from './gates';
import { parseRecordUri } from './posted-part';
import type { PublishContext } from './publish';
import { sessionOf } from './publish';

/**
 * Deletes the record, then what limited its replies and quotes. Deleting what is not there is
 * answered with 200 too (com.atproto.repo.deleteRecord, checked on a PDS, 2026-11-22).
 */
export const remove = async (context: PublishContext, request: PostRequest): Promise<Removal> => {
  const { client } = context;
  const address = parseRecordUri(request.post.id);
  if (!address) throw rejected('POST_UNKNOWN', 'This is not a post on Bluesky.');
  const session = sessionOf(context, request);
  const wasThere = await deleteRecord(client, { session, address });
  try {
    await deleteGates(client, { session, post: address });
  } catch (error) {
    // The post is gone, which is what was asked for; a gate without a post does nothing.
    if (!(error instanceof PlatformFailure)) throw error;
  }
  return wasThere ? 'removed' : 'absent';
};
