import { z } from 'zod';

import { PlatformFailure } from '../contract';
import { FIELD_UNKNOWN } from '../meta';
import { comparableCaption } from './caption';
import { callGraph, nodePath, type InstagramApi } from './graph-call';
import { PRODUCTS, type Product } from './product';

/** Their clock and ours differ, and timestamps are cut to whole seconds. */
const SKEW_MS = 60_000;

/** An account may publish a hundred a day, and doubts are looked into within minutes. */
const LISTED = 25;

const text = z.string().nullish().catch(null);

const mediaSchema = z.object({
  id: z.string().min(1),
  caption: text,
  timestamp: text,
  permalink: text,
  media_type: text,
  media_product_type: z.enum(PRODUCTS).nullish().catch(null),
});

export type ListedMedia = z.output<typeof mediaSchema>;

const listSchema = z.object({ data: z.array(z.unknown()) });

export interface SoughtMedia {
  accountId: string;
  product: Product;
  caption: string;
  /** `IMAGE`, `VIDEO` or `CAROUSEL_ALBUM`. */
  mediaType: string;
  /** When the call that may have made it visible began, epoch ms. */
  since: number;
  /** Posts that are known to be others. */
  knownIds: readonly string[];
}

export type Found =
  | { media: ListedMedia }
  /** Several that may be it, or none. */
  | { candidates: number };

/**
 * Looks for a post among the account's newest. Never just the newest one: that may be another post
 * (T281). Stories have a list of their own, and no captions.
 */
export const findPublished = async (api: InstagramApi, sought: SoughtMedia): Promise<Found> => {
  const isStory = sought.product === 'STORY';
  const path = nodePath(sought.accountId, isStory ? '/stories' : '/media');
  const candidates = (await list(api, path)).filter((media) => isLike(media, sought));
  const [nearest] = candidates.sort(
    (one, other) => distance(one, sought.since) - distance(other, sought.since)
  );
  // Two stories of the same minute look the same from outside.
  if (!nearest || (isStory && candidates.length > 1)) return { candidates: candidates.length };
  return { media: nearest };
};

const isLike = (media: ListedMedia, sought: SoughtMedia): boolean => {
  const at = timeOf(media);
  if (at === null || at < sought.since - SKEW_MS || sought.knownIds.includes(media.id))
    return false;
  const product = media.media_product_type ?? sought.product;
  if (product !== sought.product || (media.media_type ?? sought.mediaType) !== sought.mediaType) {
    return false;
  }
  if (sought.product === 'STORY') return true;
  return comparableCaption(media.caption ?? '') === comparableCaption(sought.caption);
};

const distance = (media: ListedMedia, since: number): number =>
  Math.abs((timeOf(media) ?? 0) - since);

const timeOf = ({ timestamp }: ListedMedia): number | null => {
  const at = Date.parse(timestamp ?? '');
  return Number.isNaN(at) ? null : at;
};

const FIELDS = 'id,caption,timestamp,permalink,media_type';

const list = async (api: InstagramApi, path: string): Promise<ListedMedia[]> => {
  const { data } = await read(api, path, `${FIELDS},media_product_type`).catch((error: unknown) => {
    // graph.instagram.com may not know the field; the documentation contradicts itself.
    if (!(error instanceof PlatformFailure) || error.code !== FIELD_UNKNOWN) throw error;
    return read(api, path, FIELDS);
  });
  return data.flatMap((item) => {
    const parsed = mediaSchema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
};

const read = (api: InstagramApi, path: string, fields: string) =>
  callGraph(api, {
    method: 'GET',
    path,
    params: { fields, limit: String(LISTED) },
    schema: listSchema,
  });
