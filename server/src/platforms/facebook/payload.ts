import { z } from 'zod';

import type { JsonValue, PreparedPart } from '../contract';

const text = z.string().optional();

/** POST /{page}/feed */
const feedBody = z.object({
  message: text,
  link: text,
  place: text,
  attached_media: z.array(z.object({ media_fbid: z.string() })).optional(),
});

/** POST /{page}/videos, /{page}/video_reels, /{page}/video_stories: the last of their calls. */
const finishBody = z.object({
  upload_phase: z.literal('finish'),
  upload_session_id: text,
  video_id: text,
  video_state: text,
  title: text,
  description: text,
});

const photoStoryBody = z.object({ photo_id: z.string() });

const payloadSchema = z.discriminatedUnion('edge', [
  z.object({ edge: z.literal('feed'), body: feedBody }),
  z.object({ edge: z.literal('photo_stories'), body: photoStoryBody }),
  z.object({
    edge: z.enum(['videos', 'video_reels', 'video_stories']),
    /** Known before the video is published. */
    videoId: z.string(),
    body: finishBody,
  }),
]);

/** The call that makes a post visible: an edge of the Page, and what is sent there. */
export type Payload = z.infer<typeof payloadSchema>;

export type VideoPayload = Extract<Payload, { videoId: string }>;

/** Null for what no prepare of ours has made. */
export const readPayload = ({ payload }: PreparedPart): Payload | null => {
  const parsed = payloadSchema.safeParse(payload);
  return parsed.success ? parsed.data : null;
};

/** Without undefined values: the payload is stored and fingerprinted as JSON. */
export const writePayload = (payload: Payload): JsonValue =>
  JSON.parse(JSON.stringify(payload)) as JsonValue;
