import { lookUp, type Mastodon, type StoredMedia } from './state';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
};

export const mediaPath = ({ id, mimeType }: StoredMedia): string =>
  `/system/media_attachments/files/${id}/original.${EXTENSIONS[mimeType] ?? 'bin'}`;

export const isProcessed = ({ world }: Mastodon, media: StoredMedia): boolean =>
  !media.hasFailed && world.clock.now() >= media.readyAt;

/** Files of a post in its order. */
export const mediaOf = ({ state }: Mastodon, mediaIds: readonly string[]): StoredMedia[] =>
  mediaIds.map((id) => lookUp(state.media, id)).filter((media) => media !== null);

/** A file as the API tells of it (MEDIA): without address while it is processed. */
export const mediaView = (mastodon: Mastodon, media: StoredMedia): Record<string, unknown> => {
  const url = isProcessed(mastodon, media) ? mastodon.world.baseUrl() + mediaPath(media) : null;
  const { width, height, durationMs } = media;
  const original = {
    ...{ width, height, size: `${width}x${height}`, aspect: width / Math.max(1, height) },
    ...(durationMs === null ? {} : { duration: durationMs / 1000 }),
  };
  return {
    id: media.id,
    type: media.type,
    ...{ url, preview_url: url, remote_url: null },
    meta: { original, ...(media.focus ? { focus: media.focus } : {}) },
    description: media.description,
    blurhash: 'UBL_:rOpGG-oBUNG,qRj2so|=eE1w^n4S5NH',
  };
};
