import type { AdapterDeps, PostedPart, PreparedPart, PublishRequest } from '../contract';
import { parsePostOptions, PlatformFailure } from '../contract';
import type { LinkedInApi } from './client';
import { doubtfulPostOf, readCreateAnswer } from './create-answer';
import { DEFAULT_BASE_URLS } from './descriptor';
import { readDoubt } from './doubt-note';
import { IMAGE_GONE, MEDIA_FAILED, MEDIA_WAITING, UPLOAD_EXPIRED } from './error-table';
import { ensureMedia, forgetBrokenMedia } from './media';
import { processingWaitMs } from './media-processing';
import { linkedInOptionsSchema } from './options';
import { buildPayload, mediaOf } from './payload';
import { createPost } from './posts-client';
import { withThrottle } from './throttle';
import { assertAuthor, publicUrl } from './urn';

export const apiOf = (
  deps: AdapterDeps,
  { credentials, signal }: Pick<PublishRequest, 'credentials' | 'signal'>
): LinkedInApi => ({ deps, accessToken: credentials.accessToken, signal });

export const postedPart = (deps: AdapterDeps, index: number, urn: string): PostedPart => ({
  index,
  id: urn,
  url: publicUrl(deps.baseUrls.web ?? DEFAULT_BASE_URLS.web, urn),
});

/** Uploads the files and builds the one part a LinkedIn post has. */
export const prepare = async (
  deps: AdapterDeps,
  request: PublishRequest
): Promise<PreparedPart[]> => {
  const { account, content, journal } = request;
  const author = assertAuthor(account.id);
  const options = parsePostOptions(linkedInOptionsSchema, request.options, 'LinkedIn');
  const upload = { api: apiOf(deps, request), owner: author, journal };
  const urns = await withThrottle({ journal, clock: deps.clock }, () =>
    ensureMedia(upload, mediaOf(content))
  );
  return [{ index: 0, payload: buildPayload({ author, content, options }, urns) }];
};

/** Makes the post visible; sent once, whatever the answer. */
export const commit = (
  deps: AdapterDeps,
  request: PublishRequest,
  part: PreparedPart
): Promise<PostedPart> =>
  withThrottle({ journal: request.journal, clock: deps.clock }, () => create(deps, request, part));

const create = async (
  deps: AdapterDeps,
  request: PublishRequest,
  part: PreparedPart
): Promise<PostedPart> => {
  const sentAt = deps.clock.now();
  const response = await createPost(apiOf(deps, request), part.payload);
  const answer = readCreateAnswer(response, deps.clock.now());
  switch (answer.kind) {
    case 'created':
      if (answer.urn) return postedPart(deps, part.index, answer.urn);
      throw new PlatformFailure(
        { family: 'unknown_outcome' },
        {
          code: 'POSTED_WITHOUT_ID',
          message: 'LinkedIn took the post but did not say which one it is.',
          httpStatus: response.status,
        }
      );
    case 'duplicate': {
      // An earlier attempt that could not be found in time shows itself here.
      const doubt = readDoubt(request.journal);
      const urn = doubt && doubtfulPostOf({ named: answer.named, doubt, sentAt });
      if (urn) return postedPart(deps, part.index, urn);
      // Where an earlier call is in doubt it is looked into again; a member's is left to a person then.
      throw withFamily(answer.failure, { family: 'rejected', isDuplicate: true });
    }
    case 'failed':
      throw await aboutMedia(request, answer.failure);
  }
};

const BROKEN: ReadonlySet<string> = new Set([MEDIA_FAILED, UPLOAD_EXPIRED, IMAGE_GONE]);

/** A post that was refused because of its files: what to do about them before the next try. */
const aboutMedia = async (
  { journal, content }: PublishRequest,
  failure: PlatformFailure
): Promise<PlatformFailure> => {
  const files = mediaOf(content);
  if (BROKEN.has(failure.code)) return forgetBrokenMedia({ journal, failure }, files);
  if (failure.code !== MEDIA_WAITING) return failure;
  return withFamily(failure, { family: 'retryable', retryAfterMs: processingWaitMs(files[0]) });
};

const withFamily = (
  { code, message, httpStatus }: PlatformFailure,
  failure: PlatformFailure['failure']
): PlatformFailure =>
  new PlatformFailure(failure, { code, message, httpStatus: httpStatus ?? undefined });
