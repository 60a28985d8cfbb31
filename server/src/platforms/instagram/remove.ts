import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { Removal } from '../contract';
import { isUnknownNode } from './container-wire';
import { callGraph, nodePath, type InstagramApi } from './graph-call';
import { isVisible } from './media-node';

const removedSchema = z.object({ success: z.literal(true) });

export interface Removing {
  /** With the token of the person: the Page's is not enough (IGM). */
  api: InstagramApi;
  /** With the token that posts. */
  readApi: InstagramApi;
  id: string;
}

/** DELETE /{media} */
export const removePost = async ({ api, readApi, id }: Removing): Promise<Removal> => {
  try {
    await callGraph(api, { method: 'DELETE', path: nodePath(id), schema: removedSchema });
    return 'removed';
  } catch (error) {
    if (!isUnknownNode(error)) throw error;
    // "Not found" is also what a missing permission looks like.
    if (await isVisible(readApi, id)) throw error;
    return 'absent';
  }
};

/** DELX: graph.instagram.com answers "Unsupported delete request". */
export const removalUnsupported = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'rejected' },
    {
      code: 'REMOVAL_UNSUPPORTED',
      message:
        'Instagram lets apps delete posts only of accounts that are connected through their Facebook Page. Delete it in the Instagram app.',
    }
  );
