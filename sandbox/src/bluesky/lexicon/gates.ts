import { z } from 'zod';

import { openUnion } from './open-union';
import { atUri, datetime } from './string-formats';

export const THREADGATE_COLLECTION = 'app.bsky.feed.threadgate';
export const POSTGATE_COLLECTION = 'app.bsky.feed.postgate';

/** Records about a post, under the post's own key. */
export const GATE_COLLECTIONS = [THREADGATE_COLLECTION, POSTGATE_COLLECTION] as const;

const MAX_RULES = 5;
const MAX_HIDDEN_REPLIES = 300;
const MAX_DETACHED = 50;

const rule = z.looseObject({});

const tooBig = (maximum: number): string => `array too big (maximum ${maximum})`;

/** app/bsky/feed/threadgate.json (checked 2026-11-22). */
export const threadgateSchema = z.looseObject({
  $type: z.literal(THREADGATE_COLLECTION),
  post: atUri,
  createdAt: datetime,
  allow: z
    .array(
      openUnion({
        [`${THREADGATE_COLLECTION}#mentionRule`]: rule,
        [`${THREADGATE_COLLECTION}#followerRule`]: rule,
        [`${THREADGATE_COLLECTION}#followingRule`]: rule,
        [`${THREADGATE_COLLECTION}#listRule`]: z.looseObject({ list: atUri }),
      })
    )
    .max(MAX_RULES, tooBig(MAX_RULES))
    .optional(),
  hiddenReplies: z.array(atUri).max(MAX_HIDDEN_REPLIES, tooBig(MAX_HIDDEN_REPLIES)).optional(),
});

/** app/bsky/feed/postgate.json (checked 2026-11-22). */
export const postgateSchema = z.looseObject({
  $type: z.literal(POSTGATE_COLLECTION),
  post: atUri,
  createdAt: datetime,
  detachedEmbeddingUris: z.array(atUri).max(MAX_DETACHED, tooBig(MAX_DETACHED)).optional(),
  embeddingRules: z
    .array(openUnion({ [`${POSTGATE_COLLECTION}#disableRule`]: rule }))
    .max(MAX_RULES, tooBig(MAX_RULES))
    .optional(),
});
