import { z } from 'zod';

import { PlatformFailure } from '../contract';
import { FIELD_UNKNOWN, readGraph } from '../meta';
import { NOT_FOUND } from './error-rows';
import { idText, pathTo, type PageSession } from './session';

const words = z.string().catch('');

const phaseSchema = z
  .object({
    status: words,
    publish_status: words,
    error: z.object({ message: words }).nullish().catch(null),
    errors: z
      .array(z.object({ message: words }))
      .nullish()
      .catch(null),
  })
  .nullish()
  .catch(null);

const statusSchema = z.object({
  video_status: words,
  uploading_phase: phaseSchema,
  processing_phase: phaseSchema,
  publishing_phase: phaseSchema,
});

const videoSchema = z.object({
  status: statusSchema.nullish().catch(null),
  permalink_url: z.string().nullish().catch(null),
  post_id: idText.nullish().catch(null),
  published: z.boolean().nullish().catch(null),
});

/** Where a video stands (VID, REELS, checked 2026-11-22). */
export type VideoState = z.output<typeof videoSchema>;

const FIELDS = ['status', 'permalink_url', 'post_id', 'published'] as const;

/** GET /{video}; null when Facebook does not know it, as in the first seconds of its life. */
export const readVideo = async (
  { api }: PageSession,
  videoId: string
): Promise<VideoState | null> => {
  const read = (fields: readonly string[]) =>
    readGraph(api, {
      path: pathTo(videoId),
      query: { fields: fields.join(',') },
      schema: videoSchema,
    });
  try {
    return await read(FIELDS);
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    if (error.code === NOT_FOUND) return null;
    // Not every kind of video has all of them.
    if (error.code === FIELD_UNKNOWN) return read(['status']);
    throw error;
  }
};

export const isUploaded = ({ status }: VideoState): boolean =>
  status?.uploading_phase?.status === 'complete' ||
  ['upload_complete', 'processing', 'ready'].includes(status?.video_status ?? '');

/**
 * - `live`: people see it.
 * - `failed`: it never will be seen.
 * - `under-way`: it was accepted, or is at least being worked on.
 * - `not-asked`: the call that publishes it has not arrived.
 */
export type Publication = 'live' | 'failed' | 'under-way' | 'not-asked';

export const publicationOf = ({ status, published }: VideoState): Publication => {
  const phases = [status?.uploading_phase, status?.processing_phase, status?.publishing_phase];
  const isBroken = phases.some((phase) => phase?.status === 'error');
  const publishing = status?.publishing_phase?.status ?? '';
  if (publishing === 'complete') return 'live';
  if (isBroken || ['error', 'expired'].includes(status?.video_status ?? '')) return 'failed';
  if (publishing === 'in_progress') return 'under-way';
  // Videos of the feed have been seen without that phase.
  if (publishing === '' && status?.video_status === 'ready')
    return published ? 'live' : 'under-way';
  return status?.video_status === 'processing' ? 'under-way' : 'not-asked';
};

/** Why it failed, in Facebook's words; empty when it does not say. */
export const reasonOf = ({ status }: VideoState): string => {
  const phases = [status?.processing_phase, status?.uploading_phase, status?.publishing_phase];
  const said = phases.flatMap((phase) => [...(phase?.errors ?? []), phase?.error ?? []].flat());
  return said.map(({ message }) => message).find((message) => message !== '') ?? '';
};
