import { z } from 'zod';

const urlEntity = z.object({
  url: z.string(),
  expanded_url: z.string().nullish().catch(null),
  media_key: z.string().nullish().catch(null),
});

const entities = z.object({ urls: z.array(urlEntity).catch([]) });
const reference = z.object({ type: z.string(), id: z.string() });
const references = z.array(reference).nullish().catch(null);
const note = z
  .object({ text: z.string(), entities: entities.nullish().catch(null) })
  .nullish()
  .catch(null);

const rawPost = z.object({
  id: z.string().min(1),
  text: z.string().catch(''),
  created_at: z.string().nullish().catch(null),
  entities: entities.nullish().catch(null),
  attachments: z
    .object({ media_keys: z.array(z.string()) })
    .nullish()
    .catch(null),
  referenced_tweets: references,
  referenced_posts: references,
  note_tweet: note,
  note_post: note,
});

/** One post of a timeline, whichever names X gave its fields. */
export interface TimelinePost {
  id: string;
  /** The whole text, HTML-escaped and with t.co links, as X tells it. */
  text: string;
  /** Epoch ms; null when X left it out. */
  createdAt: number | null;
  /** Null: X did not say what the short links stand for. */
  links: readonly { shortUrl: string; expandedUrl: string | null; isMedia: boolean }[] | null;
  mediaKeys: readonly string[] | null;
  /** Null when X did not say; a post that answers nothing has no such field either. */
  repliedToId: string | null;
}

const toTimelinePost = (raw: z.infer<typeof rawPost>): TimelinePost => {
  const long = raw.note_tweet ?? raw.note_post;
  const linkEntities = [raw.entities, long?.entities].flatMap((found) => found?.urls ?? []);
  const createdAt = Date.parse(raw.created_at ?? '');
  const answered = raw.referenced_tweets ?? raw.referenced_posts ?? [];
  return {
    id: raw.id,
    text: long?.text ?? raw.text,
    createdAt: Number.isNaN(createdAt) ? null : createdAt,
    links:
      raw.entities || long?.entities
        ? linkEntities.map((link) => ({
            shortUrl: link.url,
            expandedUrl: link.expanded_url ?? null,
            isMedia: Boolean(link.media_key),
          }))
        : null,
    mediaKeys: raw.attachments?.media_keys ?? null,
    repliedToId: answered.find(({ type }) => type === 'replied_to')?.id ?? null,
  };
};

/** An empty timeline has no `data` key but a `meta`; an answer with neither says nothing. */
export const timelinePageSchema = z
  .object({
    data: z.array(rawPost.transform(toTimelinePost)).optional(),
    meta: z.object({ next_token: z.string().nullish().catch(null) }).optional(),
  })
  .refine((page) => page.data !== undefined || page.meta !== undefined)
  .transform((page) => ({ posts: page.data ?? [], nextToken: page.meta?.next_token ?? null }));

export type TimelinePage = z.infer<typeof timelinePageSchema>;
