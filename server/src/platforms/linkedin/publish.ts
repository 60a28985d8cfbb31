import type { AdapterDeps, PostedPart, PreparedPart, PublishRequest } from '../contract';
import { PlatformFailure } from '../contract';
import { createPost } from './client';
import type { LinkedInApi } from './client';
import { doubtfulPostOf, readCreateAnswer } from './create-answer';
import { DEFAULT_BASE_URLS } from './descriptor';
import { readDoubt } from './doubt-note';
import { MEDIA_FAILED, UPLOAD_EXPIRED } from './error-table';
import { ensureImages, forgetBrokenImages } from './images';
import { parseOptions } from './options';
import { assertPostable, buildPayload, imagesOf } from './payload';
import { withThrottle } from './throttle';
import { assertAuthor, publicUrl } from './urn';

export const apiOf = (deps: AdapterDeps, request: PublishRequest): LinkedInApi => ({
  deps,
  accessToken: request.credentials.accessToken,
  signal: request.signal,
});

export const postedPart = (deps: AdapterDeps, index: number, urn: string): PostedPart => ({
  index,
  id: urn,
  url: publicUrl(deps.baseUrls.web ?? DEFAULT_BASE_URLS.web, urn),
});

/** Uploads the images and builds the one part a LinkedIn post has. */
export const prepare = async (
  deps: AdapterDeps,
  request: PublishRequest
): Promise<PreparedPart[]> => {
  const { account, content, journal } = request;
  const author = assertAuthor(account.id);
  const draft = { author, content, options: parseOptions(request.options) };
  assertPostable(draft);
  const upload = { api: apiOf(deps, request), owner: author, journal };
  const images = await withThrottle({ journal, clock: deps.clock }, () =>
    ensureImages(upload, imagesOf(content))
  );
  return [{ index: 0, payload: buildPayload(draft, images) }];
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
  const { journal, content } = request;
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
      const doubt = readDoubt(journal);
      const urn = doubt && doubtfulPostOf({ named: answer.named, doubt, sentAt });
      if (urn) return postedPart(deps, part.index, urn);
      throw answer.failure;
    }
    case 'failed':
      if (answer.failure.code === MEDIA_FAILED || answer.failure.code === UPLOAD_EXPIRED) {
        throw await forgetBrokenImages({ journal, failure: answer.failure }, imagesOf(content));
      }
      throw answer.failure;
  }
};
