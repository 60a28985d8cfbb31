import { z } from 'zod';

/**
 * What we read of LinkedIn's answers, and nothing more. Every field is optional here: which ones
 * matter is decided where they are used, so that an unexpected shape is never a crash.
 */

const text = z.string().optional().catch(undefined);
const epochMs = z.number().optional().catch(undefined);

/** OIDC, checked 2026-11-22. `locale` comes as string or object, so it is not read. */
export const userinfoSchema = z.object({
  sub: z.string().min(1),
  name: text,
  given_name: text,
  family_name: text,
  picture: text,
});

export type Userinfo = z.infer<typeof userinfoSchema>;

const uploadUrl = z.url({ protocol: /^https?$/ });

/** IMG and DOC, checked 2026-11-22. */
export const fileUploadSchema = z.object({
  value: z.object({ uploadUrl, image: text, document: text }),
});

export const uploadInstructionSchema = z
  .object({ uploadUrl, firstByte: z.int().min(0), lastByte: z.int().min(0) })
  .refine(({ firstByte, lastByte }) => firstByte <= lastByte);

export type UploadInstruction = z.infer<typeof uploadInstructionSchema>;

/** VID, checked 2026-11-22. */
export const videoUploadSchema = z.object({
  value: z.object({
    video: z.string().min(1),
    uploadToken: z.string().catch(''),
    uploadUrlsExpireAt: epochMs,
    uploadInstructions: z.array(uploadInstructionSchema).min(1),
  }),
});

export type VideoUpload = z.infer<typeof videoUploadSchema>['value'];

/** IMG, VID and DOC, checked 2026-11-22. */
export const mediaStatusSchema = z.object({ status: text, processingFailureReason: text });

/** The parts of `content` that identify a post (POSTS, MULTI, POLL, checked 2026-11-22). */
const contentSchema = z
  .object({
    media: z.object({ id: text }).optional().catch(undefined),
    multiImage: z
      .object({ images: z.array(z.object({ id: text })) })
      .optional()
      .catch(undefined),
    article: z.object({ source: text, thumbnail: text }).optional().catch(undefined),
    poll: z.object({ question: text }).optional().catch(undefined),
  })
  .optional()
  .catch(undefined);

/** A post as we send it and as a list gives it back. */
export const postSchema = z.object({
  id: text,
  author: text,
  commentary: text,
  createdAt: epochMs,
  publishedAt: epochMs,
  lastModifiedAt: epochMs,
  content: contentSchema,
});

export type ReadPost = z.infer<typeof postSchema>;

export const postListSchema = z.object({ elements: z.array(postSchema.catch({})) });

/** The answer to a new comment; its id also stands in a header (COMM, checked 2026-11-22). */
export const commentSchema = z.object({ id: text, $URN: text });

const count = z.number().optional().catch(undefined);

/** Posts without activity are left out (STATS, checked 2026-11-22). */
export const shareStatisticsSchema = z.object({
  elements: z.array(
    z
      .object({
        share: text,
        ugcPost: text,
        totalShareStatistics: z
          .object({
            impressionCount: count,
            uniqueImpressionsCount: count,
            clickCount: count,
            likeCount: count,
            commentCount: count,
            shareCount: count,
          })
          .optional()
          .catch(undefined),
      })
      .catch({})
  ),
});

export type ShareStatistics = z.infer<typeof shareStatisticsSchema>['elements'][number];

/** The shape of `metricType` changed over the versions; it is not read (MPA, checked 2026-11-22). */
export const memberAnalyticsSchema = z.object({ elements: z.array(z.object({ count }).catch({})) });

/** Error bodies (ERR, checked 2026-11-22): codes hide in three places. */
export const errorBodySchema = z.object({
  message: text,
  code: text,
  errorDetails: z
    .object({ inputErrors: z.array(z.object({ code: text }).catch({})) })
    .optional()
    .catch(undefined),
});
