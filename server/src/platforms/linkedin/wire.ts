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

/** IMG, checked 2026-11-22. */
export const initializedUploadSchema = z.object({
  value: z.object({ uploadUrl: z.url({ protocol: /^https?$/ }), image: z.string().min(1) }),
});

export const imageSchema = z.object({ status: text });

/** The parts of `content` that identify a post (POSTS, MULTI, checked 2026-11-22). */
const contentSchema = z
  .object({
    media: z.object({ id: text }).optional().catch(undefined),
    multiImage: z
      .object({ images: z.array(z.object({ id: text })) })
      .optional()
      .catch(undefined),
    article: z.object({ source: text, thumbnail: text }).optional().catch(undefined),
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

/** Error bodies (ERR, checked 2026-11-22): codes hide in three places. */
export const errorBodySchema = z.object({
  message: text,
  code: text,
  errorDetails: z
    .object({ inputErrors: z.array(z.object({ code: text }).catch({})) })
    .optional()
    .catch(undefined),
});
