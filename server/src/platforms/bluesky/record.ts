import type { JsonValue, LinkCard, MediaFile, PostPart } from '../contract';
import { toUri } from './facet-spans';

export const POST_COLLECTION = 'app.bsky.feed.post';

/** Everything a post record is made of; the refs of a reply come later. */
export interface RecordSource {
  text: string;
  createdAt: string;
  langs: readonly string[];
  facets: readonly JsonValue[];
  embed: JsonValue | null;
}

/** app/bsky/feed/post.json, checked 2026-11-22. */
export const buildRecord = (source: RecordSource): JsonValue => ({
  $type: POST_COLLECTION,
  text: source.text,
  createdAt: source.createdAt,
  ...(source.langs.length > 0 ? { langs: source.langs } : {}),
  ...(source.facets.length > 0 ? { facets: source.facets } : {}),
  ...(source.embed === null ? {} : { embed: source.embed }),
});

/** Images in order, each with its blob. */
export const buildImagesEmbed = (
  images: readonly { file: MediaFile; blob: JsonValue }[]
): JsonValue => ({
  $type: 'app.bsky.embed.images',
  images: images.map(({ file, blob }) => ({
    alt: file.altText.toWellFormed(),
    image: blob,
    ...aspectRatioOf(file),
  })),
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
});

const describeFile = (file: MediaFile): JsonValue => ({
  key: file.key,
  mimeType: file.mimeType,
  byteLength: file.byteLength,
  width: file.width,
  height: file.height,
  altText: file.altText,
});
