import type { Core } from '@strapi/types';

import type { StoredCard, StoredContent, StoredMedia } from '../adaptation/stored-content';
import { getService } from '../get-service';
import type { MediaToPlan, PlannedMedia } from '../media/planned-media';
import type { ComposedPost } from './compose-post';

/** A file as it would be sent, and which one it is. */
export interface PlannedFile extends PlannedMedia {
  media: StoredMedia;
}

export interface PlannedFiles {
  /** Of each part, in order. */
  parts: PlannedFile[][];
  /** The picture of the card that we build; null: there is none. */
  card: PlannedFile | null;
  /** Whether the platform can fetch files from this Strapi. */
  isReachable: boolean;
}

/** The files of a post as they would be sent; no picture is read for it. */
export const planFiles = async (
  strapi: Core.Strapi,
  { descriptor, connection }: ComposedPost,
  { parts, card, format }: Pick<StoredContent, 'parts' | 'card' | 'format'>
): Promise<PlannedFiles> => {
  const library = getService(strapi, 'media');
  const baseUrls = getService(strapi, 'adapters').baseUrlsOf(connection);
  const isReachable = library.links.isReachableFrom(Object.values(baseUrls));
  const options = { format: descriptor.formats[format], isReachable };
  const wanted = [
    ...parts.flatMap(({ media }) => media.map((one) => ({ media: one, options }))),
    ...cardPicture(card, descriptor),
  ];
  const planned = await library.planAll(wanted);
  const files = planned.map((plan, index) => fileOf(plan, wanted[index]));
  let from = 0;
  const perPart = parts.map(({ media }) => {
    from += media.length;
    return files.slice(from - media.length, from);
  });
  return { parts: perPart, card: files[from] ?? null, isReachable };
};

const fileOf = (plan: PlannedMedia, wanted: MediaToPlan | undefined): PlannedFile => {
  if (!wanted) throw new Error('More files were planned than asked for.');
  return { ...plan, media: wanted.media };
};

const cardPicture = (
  card: StoredCard | null,
  { cardImage }: ComposedPost['descriptor']
): MediaToPlan[] =>
  card?.image && cardImage
    ? [{ media: card.image, options: { format: undefined, isReachable: false, cardImage } }]
    : [];
