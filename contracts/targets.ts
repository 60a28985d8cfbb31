import { z } from 'zod';

import { targetVoiceSchema } from './ai-habits';

const locale = z.string().min(1).max(20);

/** What an admin decides for a way to publish: `POST /targets`, `PUT /targets/:id`. */
export const targetSettingsSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  format: z.enum(['feed', 'reel', 'story']).default('feed'),
  enabled: z.boolean().default(true),
  /** As the platform's options schema has them. */
  options: z.record(z.string().max(60), z.json()).default({}),
  /**
   * Languages that it posts; `pt` also takes `pt-BR`. None: every language that no other target of
   * the same site and platform names.
   */
  locales: z.array(locale).max(50).default([]),
  /** What happens to more text than fits into a post. */
  overflow: z.enum(['shorten', 'thread']).default('shorten'),
  /** A thread's parts end with 1/3, 2/3, 3/3. */
  numbering: z.boolean().default(false),
  /** Where hashtags come from: the entry's tags, filled up with words of its text, or nowhere. */
  hashtags: z.enum(['tags', 'tags_and_keywords', 'none']).default('tags'),
  /** What an AI is told of how it sounds, over what the site says. Null: as the site. */
  voice: targetVoiceSchema.nullable().default(null),
});

export type TargetSettings = z.output<typeof targetSettingsSchema>;

/** `POST /targets`. */
export const createTargetRequestSchema = z.strictObject({
  ...targetSettingsSchema.shape,
  connectionId: z.int().positive(),
});

export type CreateTargetRequest = z.input<typeof createTargetRequestSchema>;

/** `PUT /targets/:id`. */
export const updateTargetRequestSchema = targetSettingsSchema;

export type UpdateTargetRequest = z.input<typeof updateTargetRequestSchema>;
