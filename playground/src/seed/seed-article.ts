import { z } from 'zod';

/** Locales in which the seed speaks, with the names the admin shows for them. */
export const seedLocales = {
  en: 'English (en)',
  de: 'Deutsch (de)',
  fr: 'Français (fr)',
  pt: 'Português (pt)',
  es: 'Español (es)',
  el: 'Ελληνικά (el)',
  uk: 'Українська (uk)',
  ja: '日本語 (ja)',
  'zh-Hans': '简体中文 (zh-Hans)',
  ko: '한국어 (ko)',
  ar: 'العربية (ar)',
  he: 'עברית (he)',
  hi: 'हिन्दी (hi)',
} as const;

/** A locale of the seed. */
export type SeedLocale = keyof typeof seedLocales;

const localeSchema = z.enum(Object.keys(seedLocales) as [SeedLocale, ...SeedLocale[]]);

const textSchema = z.strictObject({
  type: z.literal('text'),
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  code: z.literal(true).optional(),
});

const inlineSchema = z.discriminatedUnion('type', [
  textSchema,
  z.strictObject({ type: z.literal('link'), url: z.url(), children: z.array(textSchema).min(1) }),
]);

const children = z.array(inlineSchema).min(1);

const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), children }),
  z.strictObject({ type: z.literal('heading'), level: z.number().int().min(1).max(6), children }),
  z.strictObject({ type: z.literal('quote'), children }),
  z.strictObject({
    type: z.literal('list'),
    format: z.enum(['ordered', 'unordered']),
    children: z.array(z.strictObject({ type: z.literal('list-item'), children })).min(1),
  }),
]);

const imageUseSchema = z.strictObject({
  /** Name of a picture of `seed/images/catalogue.json`. */
  image: z.string().min(1),
  /** What the picture shows, in the language of the article. */
  alt: z.string().min(1),
});

/**
 * One language version of one article, as the files of `seed/articles/` hold it. Versions with the
 * same `document` are translations of each other.
 */
export const seedArticleSchema = z.strictObject({
  document: z.string().regex(/^[a-z0-9-]+$/),
  locale: localeSchema,
  /** Archive pieces are published by the seed; all others stay drafts. */
  published: z.boolean(),
  title: z.string().min(1).max(255),
  slug: z.string().regex(/^[a-z0-9-]+$/),
  excerpt: z.string().max(500),
  author: z.string().min(1),
  tags: z.array(z.string().min(1)),
  cover: imageUseSchema.nullable(),
  gallery: z.array(imageUseSchema),
  body: z.array(blockSchema).min(1),
});

/** One language version of one article. */
export type SeedArticle = z.infer<typeof seedArticleSchema>;

/** A picture as an article uses it. */
export type SeedImageUse = z.infer<typeof imageUseSchema>;

/** A page of the site itself, as the files of `seed/pages/` hold it. */
export const seedPageSchema = z.strictObject({
  title: z.string().min(1),
  body: z.array(blockSchema).min(1),
});

/** One block of a rich text. */
export type SeedBlock = z.infer<typeof blockSchema>;
