import { PlatformFailure } from '../../platforms/contract';
import { CalledOff } from './ffmpeg';

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

/** Ends a sentence. */
export const NO_VIDEO = 'it is no video that can be read, or a broken one';

/** Nothing is wrong with the file: this machine could not work on it now. */
const troubledHere = (name: string, why: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    { code: 'MEDIA_WORK', message: `The file ${name} could not be prepared here: ${why}.` }
  );

/**
 * What work on a file says in words becomes a refusal that names the file.
 *
 * @throws {PlatformFailure} `rejected` for whatever is wrong with the file, `retryable` when the
 * disk failed or another attempt called the work off
 */
export const describedAs = async <Result>(
  name: string,
  work: () => Promise<Result>
): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PlatformFailure) throw error;
    if (error instanceof CalledOff) throw troubledHere(name, 'it was called off meanwhile');
    const code = systemCodeOf(error);
    // Its message names paths of this machine.
    if (code !== null) throw troubledHere(name, `its disk says ${code}`);
    throw unusable(name, error instanceof Error ? error.message : String(error));
  }
};

/** `ENOSPC`, …: what the system says of a file operation; null for other errors. */
export const systemCodeOf = (error: unknown): string | null => {
  if (typeof error !== 'object' || error === null) return null;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && typeof syscall === 'string' ? code : null;
};
