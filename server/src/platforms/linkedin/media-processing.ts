import type { MediaFile } from '../contract';
import { PlatformFailure } from '../contract';
import { pause } from './client';
import type { LinkedInApi } from './client';
import { MEDIA_WAITING } from './error-table';
import { assetKindOf } from './media-handle';
import { fetchMediaStatus } from './upload-client';
import type { AssetKind, MediaStatus } from './upload-client';

interface Patience {
  /** Waits between looks at a file that is being processed. */
  looksMs: readonly number[];
  /** Tokens that cannot read the status wait a little instead (reported: 2 to 5 s, videos 30 to 60 s). */
  blindMs: number;
  /** When to come back after that. */
  laterMs: number;
}

/** Our own rhythm: LinkedIn names no times (IMG, VID, DOC, checked 2026-11-22). */
const PATIENCE: Readonly<Record<AssetKind, Patience>> = {
  image: { looksMs: [1_000, 2_000, 3_000, 5_000, 8_000], blindMs: 3_000, laterMs: 15_000 },
  document: {
    looksMs: [1_000, 2_000, 3_000, 5_000, 8_000, 10_000, 15_000, 20_000, 30_000],
    blindMs: 5_000,
    laterMs: 30_000,
  },
  // About ten minutes.
  video: {
    looksMs: [
      2_000,
      3_000,
      5_000,
      10_000,
      10_000,
      15_000,
      15_000,
      ...Array<number>(18).fill(30_000),
    ],
    blindMs: 45_000,
    laterMs: 60_000,
  },
};

export type Processing =
  | { verdict: 'ready' }
  /** The token may not read the status: hoped to be ready. */
  | { verdict: 'hidden' }
  | { verdict: 'failed'; reason: string | null };

/** Waits until LinkedIn has processed the file, as long as that makes sense in place. */
export const awaitProcessing = async (
  api: LinkedInApi,
  { file, urn }: { file: MediaFile; urn: string }
): Promise<Processing> => {
  const kind = assetKindOf(file);
  const { looksMs, blindMs } = PATIENCE[kind];
  for (const waitMs of [...looksMs, 0]) {
    const { status, reason } = await readStatus(api, { kind, urn });
    if (status === 'AVAILABLE') return { verdict: 'ready' };
    if (status === 'PROCESSING_FAILED') return { verdict: 'failed', reason };
    if (status !== 'PROCESSING' && status !== 'WAITING_UPLOAD') {
      await pause(api, blindMs);
      return { verdict: 'hidden' };
    }
    if (waitMs > 0) await pause(api, waitMs);
  }
  throw stillProcessing(file);
};

/** How long a post that was refused because of this file should wait. */
export const processingWaitMs = (file: MediaFile | undefined): number =>
  file ? PATIENCE[assetKindOf(file)].laterMs : PATIENCE.image.laterMs;

/** Member tokens get 403 here, which is no reason not to post (IMG, checked 2026-11-22). */
const readStatus = async (
  api: LinkedInApi,
  asset: { kind: AssetKind; urn: string }
): Promise<MediaStatus> => {
  try {
    return await fetchMediaStatus(api, asset);
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    if (error.httpStatus === 403) return { status: null, reason: null };
    // What LinkedIn forgot has to be uploaded again.
    if (error.httpStatus === 404) return { status: 'PROCESSING_FAILED', reason: 'not found' };
    throw error;
  }
};

const stillProcessing = (file: MediaFile): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable', retryAfterMs: processingWaitMs(file) },
    { code: MEDIA_WAITING, message: `LinkedIn is still processing ${file.name}.` }
  );
