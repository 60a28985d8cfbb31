import { z } from 'zod';

import { callGraph, nodePath, type InstagramApi } from './graph-call';
import { isUnknownNode } from './container-wire';

const permalinkSchema = z.object({ permalink: z.string().nullish().catch(null) });

/** GET /{media}; null when it is gone or has no address. */
export const fetchPermalink = async (api: InstagramApi, id: string): Promise<string | null> => {
  try {
    const { permalink } = await readNode(api, id, 'permalink', permalinkSchema);
    return permalink && URL.canParse(permalink) ? permalink : null;
  } catch (error) {
    if (isUnknownNode(error)) return null;
    throw error;
  }
};

/** Whether the token still sees the post. */
export const isVisible = async (api: InstagramApi, id: string): Promise<boolean> => {
  try {
    await readNode(api, id, 'id', z.object({ id: z.string() }));
    return true;
  } catch (error) {
    if (isUnknownNode(error)) return false;
    throw error;
  }
};

const readNode = <T>(
  api: InstagramApi,
  id: string,
  fields: string,
  schema: z.ZodType<T>
): Promise<T> => callGraph(api, { method: 'GET', path: nodePath(id), params: { fields }, schema });
