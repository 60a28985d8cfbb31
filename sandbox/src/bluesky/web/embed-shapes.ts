import { z } from 'zod';

import { blobRefSchema, type BlobRef } from '../lexicon/blob-ref';
import type { LexRecord } from '../state';

export interface ShownImage {
  blob: BlobRef;
  alt: string;
  aspectRatio?: { width: number; height: number } | undefined;
}

export type ShownEmbed =
  | { kind: 'images'; images: ShownImage[] }
  | {
      kind: 'video';
      blob: BlobRef;
      alt: string;
      aspectRatio?: ShownImage['aspectRatio'];
      /** Plays by itself, silent, over and over. */
      isLikeGif: boolean;
    }
  | { kind: 'card'; uri: string; title: string; description: string; thumb: BlobRef | null };

const ratioSchema = z.object({ width: z.number(), height: z.number() });

const imageSchema = z.object({
  image: blobRefSchema,
  alt: z.string(),
  aspectRatio: ratioSchema.optional(),
});

const toImages = (items: z.infer<typeof imageSchema>[]): ShownEmbed => ({
  kind: 'images',
  images: items.map(({ image, alt, aspectRatio }) => ({ blob: image, alt, aspectRatio })),
});

const mediaSchema = z.union([
  z
    .object({ $type: z.literal('app.bsky.embed.images'), images: z.array(imageSchema) })
    .transform(({ images }) => toImages(images)),
  z
    .object({ $type: z.literal('app.bsky.embed.gallery'), items: z.array(imageSchema) })
    .transform(({ items }) => toImages(items)),
  z
    .object({
      $type: z.literal('app.bsky.embed.video'),
      video: blobRefSchema,
      alt: z.string().optional(),
      aspectRatio: ratioSchema.optional(),
      presentation: z.string().optional(),
    })
    .transform(({ video, alt, aspectRatio, presentation }): ShownEmbed => ({
      kind: 'video',
      blob: video,
      alt: alt ?? '',
      aspectRatio,
      isLikeGif: presentation === 'gif',
    })),
  z
    .object({
      $type: z.literal('app.bsky.embed.external'),
      external: z.object({
        uri: z.string(),
        title: z.string(),
        description: z.string(),
        thumb: blobRefSchema.optional(),
      }),
    })
    .transform(({ external }): ShownEmbed => ({
      kind: 'card',
      ...external,
      thumb: external.thumb ?? null,
    })),
]);

const withMediaSchema = z
  .object({ $type: z.literal('app.bsky.embed.recordWithMedia'), media: mediaSchema })
  .transform(({ media }) => media);

/** What of an embed can be shown; null for none and for types that clients do not know. */
export const shownEmbed = ({ embed }: LexRecord): ShownEmbed | null => {
  const parsed = z.union([mediaSchema, withMediaSchema]).safeParse(embed);
  return parsed.success ? parsed.data : null;
};
