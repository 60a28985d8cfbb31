import { LinkedInError } from './errors';
import { assetUrnsOf } from './post-media';
import { newPostNumber } from './post-number';
import type { PostRequest } from './post-schema';
import type { LinkedIn } from './state';

/** Same author, same text to the letter, same content URNs. */
export const fingerprintOf = ({
  author,
  commentary,
  content,
  reshareContext,
}: PostRequest): string =>
  JSON.stringify([
    author,
    commentary,
    content ? assetUrnsOf(content) : [],
    content?.article?.source ?? null,
    content?.poll?.question ?? null,
    reshareContext?.parent ?? null,
  ]);

/** Literal body: https://github.com/Arisamiga/Linkedin-RSS/issues/5 (checked 2026-11-22). */
const duplicateOf = (urn: string): LinkedInError =>
  new LinkedInError(422, {
    errorDetailType: 'com.linkedin.common.error.BadRequest',
    message: `com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of ${urn}`,
    errorDetails: {
      inputErrors: [
        { description: 'Duplicate post is detected', input: {}, code: 'DUPLICATE_POST' },
      ],
    },
    status: 422,
  });

/**
 * Refuses a repetition. A live original is named by its URN; a deleted one by a ghost that exists
 * nowhere and is another one at each try (https://github.com/ComposioHQ/composio/issues/2710).
 */
export const refuseDuplicate = (platform: LinkedIn, fingerprint: string): void => {
  const { world, state } = platform;
  const now = world.clock.now();
  const { duplicateWindowMs, ghostWindowMs } = state.knobs;
  const twins = state.posts.filter((post) => post.fingerprint === fingerprint);
  const live = twins.find(
    (post) => post.deletedAt === null && now - post.createdAt < duplicateWindowMs
  );
  if (live) throw duplicateOf(live.urn);
  const hasGhost = twins.some(
    ({ deletedAt }) => deletedAt !== null && now - deletedAt < ghostWindowMs
  );
  if (hasGhost) throw duplicateOf(`urn:li:share:${newPostNumber(platform)}`);
};
