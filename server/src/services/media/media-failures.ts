import { PlatformFailure } from '../../platforms/contract';

/** The file is not in the media library, or not in its storage, any more. */
export const missing = (name: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'rejected' },
    {
      code: 'MEDIA_MISSING',
      message: `The file ${name} is not in the media library any more. Choose another one, and distribute again.`,
    }
  );

/** The bytes are of no use for a post; `why` ends the sentence. */
export const unusable = (name: string, why: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'rejected' },
    { code: 'MEDIA_UNREADABLE', message: `The file ${name} cannot be used: ${why}.` }
  );

/** The storage did not answer, or broke off: later it may. */
export const storageDown = (name: string, why: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    { code: 'MEDIA_STORAGE', message: `The storage of ${name} ${why}.` }
  );
