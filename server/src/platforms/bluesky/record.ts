import type { JsonValue, LinkCard, MediaFile, PostPart } from '../contract';
import { MAX_IMAGES_IN_GRID } from './descriptor';
import { toUri } from './facet-spans';
import type { BlueskyOptions } from './options';

export const POST_COLLECTION = 'app.bsky.feed.post';

/** What an editor chose that stands in the record itself. */
export type RecordOptions = Pick<BlueskyOptions, 'labels' | 'tags' | 'videoPresentation'>;

/** Everything a post record is made of; the refs of a reply come later. */
export interface RecordSource {
  text: string;
  createdAt: string;
  langs: readonly string[];
  facets: readonly JsonValue[];
  embed: JsonValue | null;
  labels?: readonly string[];
  tags?: readonly string[];
}

/** app/bsky/feed/post.json, checked 2026-11-22. */
export const buildRecord = (source: RecordSource): Readonly<Record<string, JsonValue>> => ({
  $type: POST_COLLECTION,
  text: source.text,
  createdAt: source.createdAt,
  ...(source.langs.length > 0 ? { langs: source.langs } : {}),
  ...(source.facets.length > 0 ? { facets: source.facets } : {}),
  ...(source.embed === null ? {} : { embed: source.embed }),
  ...(source.labels?.length ? { labels: selfLabels(source.labels) } : {}),
  ...(source.tags?.length ? { tags: source.tags } : {}),
});

const selfLabels = (labels: readonly string[]): JsonValue => ({
  $type: 'com.atproto.label.defs#selfLabels',
  values: labels.map((val) => ({ val })),
});

/** A file and what the server calls it. */
export interface Uploaded {
  file: MediaFile;
  blob: JsonValue;
}

/**
 * Images in order, each with its blob. Up to four go into the embed that every client knows, more
 * into the gallery of 2026-06-03 (https://github.com/bluesky-social/atproto/pull/4827, checked
 * 2026-11-22), which wants every ratio.
 */
export const buildImagesEmbed = (images: readonly Uploaded[]): JsonValue =>
  images.length > MAX_IMAGES_IN_GRID
    ? {
        $type: 'app.bsky.embed.gallery',
        items: images.map((image) => ({
          $type: 'app.bsky.embed.gallery#image',
          ...shownImage(image),
        })),
      }
    : { $type: 'app.bsky.embed.images', images: images.map(shownImage) };

const shownImage = ({ file, blob }: Uploaded) => ({
  alt: file.altText.toWellFormed(),
  image: blob,
  ...aspectRatioOf(file),
});

/** One video; "default" is what a client does without being told (app/bsky/embed/video.json). */
export const buildVideoEmbed = (
  { file, blob }: Uploaded,
  presentation: BlueskyOptions['videoPresentation']
): JsonValue => ({
  $type: 'app.bsky.embed.video',
  video: blob,
  ...(file.altText === '' ? {} : { alt: file.altText.toWellFormed() }),
  ...aspectRatioOf(file),
  ...(presentation === 'gif' ? { presentation } : {}),
});

/** Without it clients crop; zero or a fraction is refused (social-app issue 5753). */
const aspectRatioOf = ({ width, height }: MediaFile): { aspectRatio?: JsonValue } =>
  width === null || height === null
    ? {}
    : { aspectRatio: { width: atLeastOne(width), height: atLeastOne(height) } };

const atLeastOne = (pixels: number): number => Math.max(1, Math.round(pixels));

/** All three strings are required; a card without a picture is fine. */
export const buildCardEmbed = (card: LinkCard, thumb: JsonValue | null): JsonValue => ({
  $type: 'app.bsky.embed.external',
  external: {
    uri: toUri(card.url) ?? card.url,
    title: card.title.toWellFormed(),
    description: card.description.toWellFormed(),
    ...(thumb === null ? {} : { thumb }),
  },
});

/** What decides a record besides time and answers of the server; compared to see an edit. */
export const describeSource = (input: {
  part: PostPart;
  card: LinkCard | null;
  langs: readonly string[];
  options: RecordOptions;
}): JsonValue => ({
  text: input.part.text,
  media: input.part.media.map(describeFile),
  card: input.card && {
    url: input.card.url,
    title: input.card.title,
    description: input.card.description,
    image: input.card.image && describeFile(input.card.image),
  },
  langs: input.langs,
  labels: input.options.labels ?? [],
  tags: input.options.tags ?? [],
  videoPresentation: input.options.videoPresentation ?? null,
});

const describeFile = (file: MediaFile): JsonValue => ({
  key: file.key,
  mimeType: file.mimeType,
  byteLength: file.byteLength,
  width: file.width,
  height: file.height,
  altText: file.altText,
});
