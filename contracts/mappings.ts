import { z } from 'zod';

/** What an entry can give a post. `link` is a pattern and stands apart. */
export const FIELD_ROLES = [
  'title',
  'summary',
  'body',
  'image',
  'images',
  'video',
  'tags',
  'author',
  'language',
] as const;

export type FieldRole = (typeof FIELD_ROLES)[number];

const MAX_DEPTH = 4;

/** An attribute, or a way through components and relations: `seo.metaTitle`, `author.name`. */
const fieldPath = z
  .string()
  .max(200)
  .regex(/^[a-zA-Z_]\w*(\.[a-zA-Z_]\w*)*$/, 'must be an attribute such as title or seo.metaTitle')
  .refine((path) => path.split('.').length <= MAX_DEPTH, `has more than ${MAX_DEPTH} steps`);

/**
 * Below the site's link base with the entry's own values: `/{locale}/blog/{slug}`; or a whole
 * address: `https://shop.example/{slug}`, `{canonicalUrl}`.
 */
const linkPattern = z
  .string()
  .trim()
  .max(500)
  .regex(
    /^(\/|https?:\/\/|\{)/,
    'must begin with /, with http(s):// or with a field such as {url}'
  );

const path = fieldPath.optional();

/** Which attributes of a content-type give what. A missing name means: there is none. */
export const fieldMapSchema = z.strictObject({
  title: path,
  /** A short text; without it the beginning of the body stands for it. */
  summary: path,
  /** Text, rich text, blocks, components or a dynamic zone. */
  body: path,
  /** The cover. */
  image: path,
  /** More pictures, and whatever else is to be shown. */
  images: path,
  video: path,
  /** Texts, or related entries and components with a name or title. */
  tags: path,
  author: path,
  /** BCP-47 tag; without it the entry's locale. */
  language: path,
  link: linkPattern.optional(),
  /** Patterns of single locales, where they differ. */
  linkByLocale: z.record(z.string().min(1).max(20), linkPattern).optional(),
});

export type FieldMap = z.output<typeof fieldMapSchema>;

/** `PUT /mappings/:contentType`. */
export const mappingRequestSchema = z.strictObject({
  /** False: entries of this type are never distributed. */
  isDistributed: z.boolean(),
  fields: fieldMapSchema,
});

export type MappingRequest = z.input<typeof mappingRequestSchema>;

/** `POST /mappings/:contentType/preview`: what these fields give of a real entry; nothing is stored. */
export const mappingPreviewRequestSchema = z.strictObject({
  fields: fieldMapSchema,
  /** The newest entry when left out. */
  documentId: z.string().min(1).optional(),
  locale: z.string().max(20).optional(),
  /** Whose links. The default site when left out. */
  siteId: z.int().positive().optional(),
  /** Also asks the link's page whether it is there; takes seconds at worst. */
  checkLink: z.boolean().default(false),
});

export type MappingPreviewRequest = z.input<typeof mappingPreviewRequestSchema>;

/** An attribute that can be chosen, and for what. */
export interface FieldChoice {
  path: string;
  /** Strapi's attribute type: `string`, `blocks`, `media`, `relation`… */
  type: string;
  roles: FieldRole[];
}

/** One content-type and what its entries give: `GET /mappings`, `GET /mappings/:contentType`. */
export interface MappingView {
  contentType: string;
  displayName: string;
  isDistributed: boolean;
  /** Who decided: an admin in the settings, config/plugins, or nobody yet. */
  source: 'settings' | 'config' | 'none';
  /** What holds; where nobody decided, what is guessed from the schema. */
  fields: FieldMap;
  choices: FieldChoice[];
  /** In words: fields that the schema does not have any more. */
  problems: string[];
}

/** A file that a mapping found. */
export interface MappedFile {
  fileId: number;
  name: string;
  kind: 'image' | 'video' | 'document';
  /** For the admin to show; null when it has no preview. */
  thumbnailUrl: string | null;
  altText: string;
}

export interface MappingPreview {
  /** Null: there is no entry of this type yet. */
  entry: { documentId: string; locale: string; title: string } | null;
  title: string;
  summary: string;
  /** The beginning of the plain text. */
  body: string;
  bodyLength: number;
  link: string | null;
  /** Null: not asked. */
  linkCheck: LinkCheck | null;
  cover: MappedFile | null;
  gallery: MappedFile[];
  tags: string[];
  author: string | null;
  language: string | null;
  /** In words: what is missing or looks wrong. */
  problems: string[];
}

/** Whether a page is there. */
export interface LinkCheck {
  isReachable: boolean;
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** In words, with the next step; null when all is well. */
  problem: string | null;
}
