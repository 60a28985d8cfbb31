import { z } from 'zod';

import { transcodeWishSchema } from './video-transcode';

/** How what is sent is made of an uploaded video; exactly one of both. */
export const videoRecipeSchema = z.object({
  /** Copied as it is, cut at a key frame; ms. */
  cut: z
    .object({ startMs: z.number(), endMs: z.number(), longestMs: z.number().optional() })
    .nullable(),
  /** Made anew by ffmpeg. */
  transcode: transcodeWishSchema.nullable(),
});

export type VideoRecipe = z.infer<typeof videoRecipeSchema>;
