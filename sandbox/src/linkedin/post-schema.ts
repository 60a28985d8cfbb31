import { z } from 'zod';

import type { InputErrorCode } from './errors';
import { urnProblem } from './urn';

/** UTF-16 code units of the text exactly as sent, escapes included (UGC, checked 2026-11-22). */
const MAX_COMMENTARY_LENGTH = 3000;

const codeUnitsOf = (text: string): number => Buffer.byteLength(text, 'utf16le') / 2;

const MAX_ALT_TEXT_LENGTH = 4086;

/** The only rule for a text by itself. */
export const commentarySchema = z
  .string()
  .refine((text) => codeUnitsOf(text) <= MAX_COMMENTARY_LENGTH, {
    error: `at most ${MAX_COMMENTARY_LENGTH} characters`,
    params: { code: 'FIELD_LENGTH_TOO_LONG' },
  });

const problem = (code: InputErrorCode) => ({ params: { code } });

const urnOf = (...types: string[]) =>
  z.string().superRefine((value, check) => {
    const code = urnProblem(value, types);
    if (code) {
      const message = `"${value}" is not a URN of type ${types.join(' or ')}`;
      check.addIssue({ code: 'custom', message, ...problem(code) });
    }
  });

const blankless = (message: string) =>
  z.string().refine((text) => text.trim() !== '', {
    error: message,
    ...problem('INVALID_VALUE_BLANK_FIELD'),
  });

const altText = z.string().max(MAX_ALT_TEXT_LENGTH).optional();

const media = z
  .strictObject({
    id: urnOf('image', 'video', 'document'),
    title: z.string().optional(),
    altText,
  })
  .refine(({ id, title }) => !id.startsWith('urn:li:document:') || Boolean(title?.trim()), {
    path: ['title'],
    error: 'a document needs a title',
    ...problem('MISSING_FIELD'),
  });

/** 2–20 images (MULTI). */
const multiImage = z.strictObject({
  images: z
    .array(z.strictObject({ id: urnOf('image'), altText }))
    .min(2)
    .max(20),
});

/** LinkedIn does not scrape: what is not here is not on the card (POSTS). */
const article = z.strictObject({
  source: z.url({ protocol: /^https?$/ }),
  title: blankless('an article needs a title'),
  description: z.string().optional(),
  thumbnail: urnOf('image').optional(),
});

const poll = z.strictObject({
  question: blankless('a poll needs a question').max(140),
  options: z
    .array(z.strictObject({ text: blankless('an option needs a text').max(30) }))
    .min(2)
    .max(4),
  settings: z.strictObject({
    duration: z.enum(['ONE_DAY', 'THREE_DAYS', 'SEVEN_DAYS', 'FOURTEEN_DAYS']),
  }),
});

const content = z
  .strictObject({
    media: media.optional(),
    multiImage: multiImage.optional(),
    article: article.optional(),
    poll: poll.optional(),
  })
  .refine((value) => Object.values(value).filter((part) => part !== undefined).length === 1, {
    error: 'content takes exactly one of media, multiImage, article, poll',
    ...problem('INVALID_VALUE_FOR_FIELD'),
  });

const distribution = z.strictObject({
  // Sponsored dark posts use NONE and need an adContext, which this sandbox does not know.
  feedDistribution: z.enum(['MAIN_FEED', 'NONE']).refine((value) => value === 'MAIN_FEED', {
    error: 'NONE needs an adContext',
    ...problem('MISSING_REQUIRED_FIELD_FOR_DSC'),
  }),
  targetEntities: z.array(z.unknown()).optional(),
  thirdPartyDistributionChannels: z.array(z.unknown()).optional(),
});

/** Body of `POST /rest/posts` (POSTS, checked 2026-11-22). */
export const postSchema = z
  .strictObject({
    author: z.string().min(1),
    commentary: commentarySchema,
    // CONTAINER needs a group's container field, which self-serve apps cannot use.
    visibility: z.enum(['PUBLIC', 'CONNECTIONS', 'LOGGED_IN']),
    distribution,
    lifecycleState: z.literal('PUBLISHED'),
    isReshareDisabledByAuthor: z.boolean().optional(),
    content: content.optional(),
    reshareContext: z.strictObject({ parent: urnOf('share', 'ugcPost') }).optional(),
  })
  .refine(
    ({ commentary, content: given, reshareContext }) =>
      commentary.trim() !== '' || given !== undefined || reshareContext !== undefined,
    {
      path: ['commentary'],
      error: 'a post without content needs a text',
      ...problem('INVALID_VALUE_BLANK_FIELD'),
    }
  );

export type PostRequest = z.infer<typeof postSchema>;
export type PostContentRequest = z.infer<typeof content>;

/** Only the commentary can be edited. */
export const postPatchSchema = z.strictObject({
  patch: z.strictObject({
    $set: z.strictObject({ commentary: commentarySchema }),
  }),
});
