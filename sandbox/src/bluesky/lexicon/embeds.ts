import { z } from 'zod';

import { blobRef } from './blob-ref';
import { openUnion } from './open-union';
import { boundedText, language, strongRef, uri } from './string-formats';

/** Limits: platforms/bluesky.md §3 (checked 2026-11-22). */
const MAX_IMAGES = 4;
const MAX_GALLERY_ITEMS = 20;
const MAX_CAPTIONS = 20;
const THUMB_MAX_BYTES = 1_000_000;
const VIDEO_MAX_BYTES = 300_000_000;
const CAPTIONS_MAX_BYTES = 20_000;

const aspectRatio = z.looseObject({ width: z.int().min(1), height: z.int().min(1) });

const imagesEmbed = (imageMaxBytes: number) => {
  const image = z.looseObject({
    image: blobRef({ accept: 'image/*', maxBytes: imageMaxBytes }),
    alt: z.string(),
    aspectRatio: aspectRatio.optional(),
  });
  return z.looseObject({ images: z.array(image).max(MAX_IMAGES, 'array too big (maximum 4)') });
};

const galleryEmbed = (imageMaxBytes: number) => {
  const item = openUnion({
    'app.bsky.embed.gallery#image': z.looseObject({
      image: blobRef({ accept: 'image/*', maxBytes: imageMaxBytes }),
      alt: z.string(),
      aspectRatio,
    }),
  });
  return z.looseObject({
    items: z.array(item).max(MAX_GALLERY_ITEMS, 'array too big (maximum 20)'),
  });
};

const externalEmbed = z.looseObject({
  external: z.looseObject({
    uri,
    title: z.string(),
    description: z.string(),
    thumb: blobRef({ accept: 'image/*', maxBytes: THUMB_MAX_BYTES }).optional(),
  }),
});

const caption = z.looseObject({
  lang: language,
  file: blobRef({ accept: 'text/vtt', maxBytes: CAPTIONS_MAX_BYTES }),
});

const videoEmbed = z.looseObject({
  video: blobRef({ accept: 'video/mp4', maxBytes: VIDEO_MAX_BYTES }),
  alt: boundedText({ maxBytes: 10_000, maxGraphemes: 1000 }).optional(),
  aspectRatio: aspectRatio.optional(),
  captions: z.array(caption).max(MAX_CAPTIONS, 'array too big (maximum 20)').optional(),
  presentation: z.string().optional(),
});

const recordEmbed = z.looseObject({ record: strongRef });

/** What may hang on a post: one embed of a known type, or one the server does not know. */
export const postEmbed = (imageMaxBytes: number) => {
  const media = {
    'app.bsky.embed.images': imagesEmbed(imageMaxBytes),
    'app.bsky.embed.gallery': galleryEmbed(imageMaxBytes),
    'app.bsky.embed.external': externalEmbed,
    'app.bsky.embed.video': videoEmbed,
  };
  return openUnion({
    ...media,
    'app.bsky.embed.record': recordEmbed,
    'app.bsky.embed.recordWithMedia': z.looseObject({
      record: recordEmbed,
      media: openUnion(media),
    }),
  });
};
