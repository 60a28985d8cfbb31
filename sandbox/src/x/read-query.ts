import { z } from 'zod';

import { ID_PATTERN } from './ids';

/** A comma-separated list of known names. */
const fieldList = (names: readonly string[]): z.ZodType<Set<string>, string> =>
  z
    .string()
    .transform((text) => new Set(text.split(',')))
    .refine((wanted) => [...wanted].every((name) => names.includes(name)), {
      message: `is not one of [${names.join(',')}]`,
    });

const POST_FIELDS = [
  ...['article', 'attachments', 'author_id', 'card_uri', 'community_id', 'context_annotations'],
  ...['conversation_id', 'created_at', 'display_text_range', 'edit_controls', 'entities', 'geo'],
  ...['edit_history_tweet_ids', 'edit_history_post_ids', 'id', 'in_reply_to_user_id', 'lang'],
  ...['media_metadata', 'non_public_metrics', 'note_tweet', 'note_post', 'organic_metrics'],
  ...['possibly_sensitive', 'promoted_metrics', 'public_metrics', 'referenced_tweets'],
  ...['referenced_posts', 'reply_settings', 'scopes', 'source', 'text', 'withheld'],
];

const USER_FIELDS = [
  ...['affiliation', 'created_at', 'description', 'entities', 'id', 'location', 'name'],
  ...['most_recent_tweet_id', 'pinned_tweet_id', 'profile_banner_url', 'profile_image_url'],
  ...['protected', 'public_metrics', 'subscription_type', 'url', 'username', 'verified'],
  ...['verified_type', 'withheld'],
];

const MEDIA_FIELDS = [
  ...['alt_text', 'duration_ms', 'height', 'media_key', 'preview_image_url', 'public_metrics'],
  ...['type', 'url', 'variants', 'width'],
];

const EXPANSIONS = [
  ...['attachments.media_keys', 'attachments.poll_ids', 'author_id', 'entities.mentions.username'],
  ...['in_reply_to_user_id', 'referenced_tweets.id', 'referenced_tweets.id.author_id'],
];

const id = z.string().regex(ID_PATTERN, 'is not a valid id');

const fieldParams = {
  'tweet.fields': fieldList(POST_FIELDS).optional(),
  'post.fields': fieldList(POST_FIELDS).optional(),
  'user.fields': fieldList(USER_FIELDS).optional(),
  'media.fields': fieldList(MEDIA_FIELDS).optional(),
  expansions: fieldList(EXPANSIONS).optional(),
};

/** Query parameters of the reading endpoints (https://docs.x.com/openapi.json, 2026-11-22). */
export const postQuerySchema = z.strictObject(fieldParams);

export const postsQuerySchema = z.strictObject({
  ...fieldParams,
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(100)),
});

export const timelineQuerySchema = z.strictObject({
  ...fieldParams,
  max_results: z.coerce.number().int().min(5).max(100).default(10),
  start_time: z.iso.datetime().optional(),
  end_time: z.iso.datetime().optional(),
  since_id: id.optional(),
  until_id: id.optional(),
  exclude: fieldList(['replies', 'retweets']).optional(),
  pagination_token: z
    .string()
    .regex(/^p[0-9]{1,19}$/)
    .optional(),
});

export const meQuerySchema = z.strictObject({
  'user.fields': fieldList(USER_FIELDS).optional(),
  'tweet.fields': fieldParams['tweet.fields'],
  'post.fields': fieldParams['post.fields'],
  expansions: fieldList(['pinned_tweet_id', 'most_recent_tweet_id']).optional(),
});

export type FieldQuery = z.output<typeof postQuerySchema>;
export type TimelineQuery = z.output<typeof timelineQuerySchema>;
