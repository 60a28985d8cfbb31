import type { AdapterDeps, CommentRequest, HttpResponse, PostedPart } from '../contract';
import { PlatformFailure } from '../contract';
import { pause } from './client';
import type { LinkedInApi } from './client';
import { createComment } from './posts-client';
import type { NewComment } from './posts-client';
import { apiOf } from './publish';
import { escapeLittleText } from './text';
import { withThrottle } from './throttle';
import { assertAuthor, createdAtOf } from './urn';
import { commentSchema } from './wire';

/** Reported by other clients (checked 2026-11-22); LinkedIn publishes no limit. */
const MAX_COMMENT_LENGTH = 1250;
/**
 * A new post is unknown to the comments for a moment: three more tries over 30 s
 * (https://github.com/gitroomhq/postiz-app, checked 2026-11-22).
 */
const WAITS_MS = [5_000, 10_000, 15_000];
const YOUNG_MS = 10 * 60_000;
const LATER_MS = 60_000;

/** Comments as the post's author (COMM, checked 2026-11-22). LinkedIn knows no key of a call. */
export const comment = async (deps: AdapterDeps, request: CommentRequest): Promise<PostedPart> => {
  const text = escapeLittleText(request.text);
  if (text.trim() === '' || text.length > MAX_COMMENT_LENGTH) {
    const message = `A comment on LinkedIn has 1 to ${MAX_COMMENT_LENGTH} characters, not ${text.length}.`;
    throw new PlatformFailure({ family: 'rejected' }, { code: 'COMMENT_LENGTH', message });
  }
  const sent = { actor: assertAuthor(request.account.id), object: request.post.id, text };
  return withThrottle({ journal: null, clock: deps.clock }, () => send(apiOf(deps, request), sent));
};

const send = async (api: LinkedInApi, sent: NewComment): Promise<PostedPart> => {
  const { json, headers, status } = await createOnceKnown(api, sent);
  const body = commentSchema.safeParse(json).data;
  const id = headers['x-restli-id'] ?? body?.id ?? '';
  if (id !== '') return { index: 0, id, url: null, ...(body?.$URN && { ref: body.$URN }) };
  throw new PlatformFailure(
    { family: 'unknown_outcome' },
    {
      code: 'COMMENTED_WITHOUT_ID',
      message: 'LinkedIn took the comment but did not say which one it is.',
      httpStatus: status,
    }
  );
};

const createOnceKnown = async (api: LinkedInApi, sent: NewComment): Promise<HttpResponse> => {
  for (let tries = 0; ; tries += 1) {
    try {
      return await createComment(api, sent);
    } catch (error) {
      if (!isTooEarly(api, sent, error)) throw error;
      const waitMs = WAITS_MS[tries];
      if (waitMs === undefined) throw notYetKnown(error);
      await pause(api, waitMs);
    }
  }
};

const notYetKnown = (cause: unknown): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: LATER_MS },
    {
      code: 'POST_NOT_YET_KNOWN',
      message: 'LinkedIn does not take comments on the new post yet.',
      httpStatus: 404,
      cause,
    }
  );

/** 404 for a post that is hardly out; for others it means that the post is gone. */
const isTooEarly = ({ deps }: LinkedInApi, { object }: NewComment, error: unknown): boolean => {
  if (!(error instanceof PlatformFailure) || error.httpStatus !== 404) return false;
  const createdAt = createdAtOf(object);
  return createdAt !== null && deps.clock.now() - createdAt < YOUNG_MS;
};
