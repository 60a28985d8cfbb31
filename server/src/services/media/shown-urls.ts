import type { UploadFile, UploadFiles } from './upload-files';

/** Addresses of a file for a person to look at. */
export interface ShownUrls {
  url: string;
  thumbnailUrl: string | null;
}

/** A file as people know it. */
export interface ShownFile extends ShownUrls {
  name: string;
}

/** What browsers show as a picture. */
const SHOWN = /^image\/(jpeg|png|webp|gif|svg\+xml|avif)$/;

/** Signed where the provider keeps files private; those of a storage that fails may not open. */
export const shownUrls = async (uploads: UploadFiles, upload: UploadFile): Promise<ShownUrls> => {
  const { url, mime, formats, previewUrl } = await uploads.withOpenUrls(upload).catch(() => upload);
  const own = SHOWN.test(mime) ? url : null;
  return { url, thumbnailUrl: thumbnailOf(formats) ?? (previewUrl || own) };
};

const thumbnailOf = (formats: unknown): string | null => {
  const { thumbnail } = (formats ?? {}) as { thumbnail?: { url?: unknown } | null };
  const url = thumbnail?.url;
  return typeof url === 'string' && url !== '' ? url : null;
};
