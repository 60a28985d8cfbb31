import { z } from 'zod';

import { ID_PATTERN } from './ids';

const id = z.string().regex(ID_PATTERN);

/**
 * Body of `POST /2/tweets`: a closed object (https://docs.x.com/openapi.json 2.167 and
 * https://docs.x.com/x-api/posts/create-post, checked 2026-11-22).
 */
export const postSchema = z
  .strictObject({
    text: z.string().default(''),
    media: z.strictObject({
      media_ids: z.array(id).min(1).max(4),
      tagged_user_ids: z.array(id).max(10).optional(),
      title: z.string().optional(),
      description: z.string().optional(),
      embeddable: z.boolean().optional(),
      preview_media_id: id.optional(),
      call_to_actions: z.record(z.string(), z.unknown()).optional(),
    }),
    reply: z.strictObject({
      in_reply_to_tweet_id: id,
      exclude_reply_user_ids: z.array(id).optional(),
      auto_populate_reply_metadata: z.boolean().optional(),
    }),
    poll: z.strictObject({
      options: z.array(z.string().min(1).max(25)).min(2).max(4),
      duration_minutes: z.int().min(5).max(10_080),
    }),
    quote_tweet_id: id,
    reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']),
    community_id: id,
    share_with_followers: z.boolean(),
    made_with_ai: z.boolean(),
    paid_partnership: z.boolean(),
    nullcast: z.boolean(),
    card_uri: z.string(),
    direct_message_deep_link: z.string(),
    for_super_followers_only: z.boolean(),
    geo: z.strictObject({ place_id: z.string() }),
    edit_options: z.strictObject({ previous_post_id: id }),
  })
  .partial()
  .refine((post) => Boolean(post.text?.trim()) || post.media, {
    path: ['text'],
    message: 'text is required unless media is present',
  })
  .refine((post) => EXCLUSIVE.filter((name) => post[name] !== undefined).length <= 1, {
    message: `${'media, poll, quote_tweet_id, card_uri'} are mutually exclusive`,
  });

const EXCLUSIVE = ['media', 'poll', 'quote_tweet_id', 'card_uri'] as const;

export type PostBody = z.output<typeof postSchema>;
