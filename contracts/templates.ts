import { z } from 'zod';

/** Characters; a template is some lines, not a program. */
export const MAX_TEMPLATE_LENGTH = 5_000;

const body = z.string().min(1).max(MAX_TEMPLATE_LENGTH);

/**
 * `POST /templates`, `PUT /templates/:id`. The more of content-type, platform and target a
 * template names, the sooner it is chosen; one that names none is for everything of its site.
 */
export const templateRequestSchema = z.strictObject({
  /** A template stays on its site. The person's default site when left out. */
  siteId: z.int().positive().optional(),
  name: z.string().trim().min(1).max(120),
  /** Liquid. Checked when it is saved. */
  body,
  /** Null: every content-type. */
  contentType: z.string().min(1).nullable().default(null),
  platform: z.string().min(1).nullable().default(null),
  targetId: z.int().positive().nullable().default(null),
  enabled: z.boolean().default(true),
});

export type TemplateRequest = z.input<typeof templateRequestSchema>;

/** A stored template, as `GET /templates` answers it. */
export interface TemplateView {
  id: number;
  siteId: number;
  name: string;
  body: string;
  contentType: string | null;
  platform: string | null;
  targetId: number | null;
  enabled: boolean;
  /** 1 for a new one; each change of the body makes another. Deliveries name the one they used. */
  version: number;
}

/** One earlier wording: `GET /templates/:id/versions`, newest first. */
export interface TemplateVersionView {
  version: number;
  body: string;
  createdAt: string;
  /** Id of the admin user; null when it is not known. */
  createdBy: number | null;
}

/** `POST /templates/render`: a wording tried on a real entry; nothing is stored. */
export const templateRenderRequestSchema = z.strictObject({
  body,
  siteId: z.int().positive().optional(),
  contentType: z.string().min(1),
  documentId: z.string().min(1),
  locale: z.string().max(20).default(''),
  platform: z.string().min(1).nullable().default(null),
});

export type TemplateRenderRequest = z.input<typeof templateRenderRequestSchema>;

export interface TemplateRenderResponse {
  /** Null when the template has a mistake. */
  text: string | null;
  /** In words, with line and column. */
  problem: string | null;
}

const tag = z.string().trim().min(1).max(100);

/** `POST /hashtag-sets`, `PUT /hashtag-sets/:id`. */
export const hashtagSetRequestSchema = z.strictObject({
  siteId: z.int().positive().optional(),
  /** Templates call it by this: `{{ sets.summer }}`. */
  slug: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'must be lower-case letters, digits and _'),
  name: z.string().trim().min(1).max(120),
  /** Words or hashtags, with or without their sign. */
  tags: z.array(tag).min(1).max(60),
});

export type HashtagSetRequest = z.input<typeof hashtagSetRequestSchema>;

export interface HashtagSetView {
  id: number;
  siteId: number;
  slug: string;
  name: string;
  tags: string[];
}
