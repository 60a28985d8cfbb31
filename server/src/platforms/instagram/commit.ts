import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { JsonValue, PostedPart, PreparedPart, PublishRequest } from '../contract';
import { POST_HANDLE, readHandle } from './container-handle';
import { callGraph, nodePath, type InstagramApi } from './graph-call';
import { productOf } from './product';
import { findPublished } from './published-media';
import { soughtMedia } from './sought-media';

const payloadSchema = z.object({
  creation_id: z.string().min(1),
  /** The container is out already: it is looked for, not published once more. */
  is_published: z.boolean().optional(),
});

export type PostPayload = z.output<typeof payloadSchema>;

/** Null for a payload of which nothing can be told. */
export const readPayload = (payload: JsonValue): PostPayload | null => {
  const parsed = payloadSchema.safeParse(payload);
  return parsed.success ? parsed.data : null;
};

export interface Commit {
  api: InstagramApi;
  request: PublishRequest;
  part: PreparedPart;
}

const publishedSchema = z.object({ id: z.string().min(1) });

/** POST /{account}/media_publish: the one call that makes the post visible. */
export const commitPost = async ({ api, request, part }: Commit): Promise<PostedPart> => {
  const payload = readPayload(part.payload);
  if (!payload) throw unreadablePayload();
  const id = payload.is_published
    ? await findAgain({ api, request, part })
    : await publish({ api, request, part }, payload.creation_id);
  return postedPart(part.index, id, request);
};

const unreadablePayload = (): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    { code: 'PAYLOAD_UNREADABLE', message: 'The prepared post names no container.' }
  );

/** What later steps need to know of it: figures differ by where it shows. */
export const postedPart = (
  index: number,
  id: string,
  { content }: Pick<PublishRequest, 'content'>
): PostedPart => ({ index, id, url: null, ref: { product: productOf(content) } });

const publish = async ({ api, request }: Commit, creationId: string): Promise<string> => {
  try {
    const { id } = await callGraph(api, {
      method: 'POST',
      path: nodePath(request.account.id, '/media_publish'),
      params: { creation_id: creationId },
      schema: publishedSchema,
      effect: 'visible',
    });
    return id;
  } catch (error) {
    if (error instanceof PlatformFailure) await noteRefusal(request, error.code);
    throw error;
  }
};

const USELESS = new Set(['MEDIA_NOT_FOUND', 'CONTAINER_EXPIRED']);

/** EC: "unknown" passes by itself, but not for ever. */
const MAX_REFUSALS = 2;

/** A container that Instagram does not take any more is made anew by the next run. */
const noteRefusal = async ({ journal }: PublishRequest, code: string): Promise<void> => {
  const handle = readHandle(journal, POST_HANDLE);
  if (!handle) return;
  if (USELESS.has(code)) return journal.saveHandle(POST_HANDLE, null);
  if (code !== 'CONTAINER_UNKNOWN') return;
  const refusals = handle.refusals + 1;
  const isOver = refusals > MAX_REFUSALS;
  await journal.saveHandle(POST_HANDLE, isOver ? null : { ...handle, refusals });
};

/** The post is live for certain; where it cannot be found yet, the doubt remains. */
const findAgain = async ({ api, request }: Commit): Promise<string> => {
  const madeAt = readHandle(request.journal, POST_HANDLE)?.madeAt ?? api.deps.clock.now();
  const found = await findPublished(api, soughtMedia(request, madeAt));
  if ('media' in found) return found.media.id;
  throw new PlatformFailure(
    { family: 'unknown_outcome' },
    {
      code: 'NOT_LISTED',
      message: 'The post is out, but Instagram does not list it yet.',
    }
  );
};
