import { z } from 'zod';

const markSchema = z.boolean().optional();

const textSchema = z.object({
  type: z.literal('text'),
  text: z.string(),
  bold: markSchema,
  italic: markSchema,
  underline: markSchema,
  strikethrough: markSchema,
  code: markSchema,
});

const inlineSchema = z.discriminatedUnion('type', [
  textSchema,
  z.object({ type: z.literal('link'), url: z.string(), children: z.array(textSchema) }),
]);

const imageBlockSchema = z.object({
  type: z.literal('image'),
  image: z.object({ url: z.string(), alternativeText: z.string().nullish() }),
});

interface ListBlock {
  type: 'list';
  format: 'ordered' | 'unordered';
  children: (ListBlock | z.infer<typeof listItemSchema>)[];
}

const listItemSchema = z.object({
  type: z.literal('list-item'),
  children: z.array(inlineSchema),
});

const listSchema: z.ZodType<ListBlock> = z.lazy(() =>
  z.object({
    type: z.literal('list'),
    format: z.enum(['ordered', 'unordered']),
    children: z.array(z.union([listItemSchema, listSchema])),
  })
);

const blockSchema = z.union([
  z.object({ type: z.literal('paragraph'), children: z.array(inlineSchema) }),
  z.object({ type: z.literal('quote'), children: z.array(inlineSchema) }),
  z.object({ type: z.literal('code'), children: z.array(textSchema) }),
  z.object({
    type: z.literal('heading'),
    level: z.number().int().min(1).max(6),
    children: z.array(inlineSchema),
  }),
  imageBlockSchema,
  listSchema,
]);

const fileSchema = z.object({
  url: z.string(),
  alternativeText: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
});

/** A published article as the document service returns it, reduced to what the pages show. */
export const publishedArticleSchema = z.object({
  locale: z.string(),
  slug: z.string(),
  title: z.string(),
  excerpt: z.string().nullish(),
  author: z.string().nullish(),
  publishedAt: z.string(),
  body: z.array(blockSchema).nullish(),
  cover: fileSchema.nullish(),
  gallery: z.array(fileSchema).nullish(),
  tags: z.array(z.object({ name: z.string() })).nullish(),
});

/** A published article. */
export type PublishedArticle = z.infer<typeof publishedArticleSchema>;

/** One block of its body. */
export type Block = z.infer<typeof blockSchema>;

/** A list of its body. */
export type { ListBlock };

/** A piece of text or a link. */
export type Inline = z.infer<typeof inlineSchema>;

/** A picture of the media library. */
export type Picture = z.infer<typeof fileSchema>;

/** A line of the index. */
export const articleSummarySchema = publishedArticleSchema.pick({
  locale: true,
  slug: true,
  title: true,
  excerpt: true,
  publishedAt: true,
});

/** A line of the index. */
export type ArticleSummary = z.infer<typeof articleSummarySchema>;
