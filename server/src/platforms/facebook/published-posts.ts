import { z } from 'zod';

import { PlatformFailure } from '../contract';
import { FIELD_UNKNOWN, readGraphList } from '../meta';
import { idText, pathTo, type PageSession } from './session';

const optionalText = z.string().nullish().catch(null);

const target = z
  .object({ id: idText.nullish().catch(null) })
  .nullish()
  .catch(null);

const attachment = z.object({ target, unshimmed_url: optionalText });

const attachments = <T extends z.ZodObject>(item: T) =>
  z
    .object({ data: z.array(item) })
    .nullish()
    .catch(null);

const postSchema = z.object({
  id: idText,
  message: optionalText,
  created_time: optionalText,
  application: z.object({ id: idText }).nullish().catch(null),
  attachments: attachments(
    attachment.extend({ subattachments: attachments(z.object({ target })) })
  ),
});

/** A post in the Page's own list. */
export interface PublishedPost {
  id: string;
  message: string;
  /** Epoch ms; null when it cannot be read. */
  createdAt: number | null;
  /** The app that made it; null when Facebook does not say. */
  appId: string | null;
  /** Ids of its photos and videos. */
  mediaIds: string[];
  /** Links that it shows. */
  links: string[];
}

const ATTACHMENTS = 'attachments{target{id},unshimmed_url,subattachments{target{id}}}';
const FLAT_ATTACHMENTS = 'attachments{target{id},unshimmed_url}';
const FIELDS = ['id', 'message', 'created_time', 'permalink_url', 'status_type', 'application{id}'];

/**
 * GET /{page}/published_posts: what the Page itself published, and nobody else there (POSTS,
 * checked 2026-11-22).
 *
 * @param since epoch ms
 */
export const listPublishedPosts = async (
  { api, pageId }: PageSession,
  since: number
): Promise<PublishedPost[]> => {
  const read = (last: string) =>
    readGraphList(api, {
      path: pathTo(pageId, 'published_posts'),
      query: { fields: [...FIELDS, last].join(','), since: String(Math.floor(since / 1000)) },
      schema: postSchema,
    });
  try {
    return (await read(ATTACHMENTS)).map(shaped);
  } catch (error) {
    // Several photos stand one level deeper, as clients have it; no page that could be read says so.
    if (!(error instanceof PlatformFailure) || error.code !== FIELD_UNKNOWN) throw error;
    return (await read(FLAT_ATTACHMENTS)).map(shaped);
  }
};

const shaped = (post: z.output<typeof postSchema>): PublishedPost => {
  const shown = post.attachments?.data ?? [];
  const targets = shown.flatMap(({ target: own, subattachments }) => [
    own?.id,
    ...(subattachments?.data ?? []).map((inner) => inner.target?.id),
  ]);
  const createdAt = Date.parse(withColon(post.created_time ?? ''));
  return {
    id: post.id,
    message: post.message ?? '',
    createdAt: Number.isNaN(createdAt) ? null : createdAt,
    appId: post.application?.id ?? null,
    mediaIds: targets.filter((id) => typeof id === 'string'),
    links: shown.map(({ unshimmed_url: url }) => url).filter((url) => typeof url === 'string'),
  };
};

/** `2026-11-22T10:00:00+0000`: without the colon that ISO 8601 as JavaScript reads it wants. */
const withColon = (time: string): string => time.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
