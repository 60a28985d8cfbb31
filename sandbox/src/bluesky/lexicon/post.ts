import { z } from 'zod';

import { postEmbed } from './embeds';
import { facet } from './facets';
import { openUnion } from './open-union';
import { boundedText, datetime, language, strongRef } from './string-formats';

export const POST_COLLECTION = 'app.bsky.feed.post';

const selfLabels = z.looseObject({
  values: z.array(z.looseObject({ val: z.string().max(128) })).max(10),
});

/** One for each limit that was ever configured: building one takes longer than using it. */
const built = new Map<number, z.ZodType>();

/** Rules: platforms/bluesky.md §2 (checked 2026-11-22). Unknown fields are stored as they are. */
export const postSchema = (imageMaxBytes: number): z.ZodType => {
  const schema = built.get(imageMaxBytes) ?? buildSchema(imageMaxBytes);
  built.set(imageMaxBytes, schema);
  return schema;
};

const buildSchema = (imageMaxBytes: number) =>
  z.looseObject({
    $type: z.literal(POST_COLLECTION),
    text: boundedText({ maxBytes: 3000, maxGraphemes: 300 }),
    createdAt: datetime,
    langs: z.array(language).max(3, 'array too big (maximum 3)').optional(),
    tags: z
      .array(boundedText({ maxBytes: 640, maxGraphemes: 64 }))
      .max(8, 'array too big (maximum 8)')
      .optional(),
    facets: z.array(facet).optional(),
    embed: postEmbed(imageMaxBytes).optional(),
    reply: z.looseObject({ root: strongRef, parent: strongRef }).optional(),
    labels: openUnion({ 'com.atproto.label.defs#selfLabels': selfLabels }).optional(),
  });
