import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';

import type { Core } from '@strapi/types';

import { PlatformFailure, type ImageRules, type MediaFile } from '../../platforms/contract';
import type { StoredMedia } from '../adaptation/stored-content';
import { tableOf } from '../database/table';
import { fitImage } from './image-variant';

interface UploadFile {
  id: number;
  name: string;
  url: string;
  provider: string;
  mime: string;
}

const UPLOAD_FILE_UID = 'plugin::upload.file';
const MAX_DOWNLOAD_BYTES = 50 * 1024 * 1024;
const DOWNLOAD_TIMEOUT_MS = 60_000;

/** Files of Strapi's media library as the adapters want them. */
export const createMediaLibrary = ({ strapi }: { strapi: Core.Strapi }) => {
  const bytesOf = async (file: UploadFile): Promise<Buffer> => {
    if (file.provider !== 'local') return download(file);
    const folder = strapi.dirs.static.public;
    const path = normalize(join(folder, file.url));
    if (!path.startsWith(normalize(folder))) throw new Error('The file lies outside the uploads.');
    return readFile(path);
  };

  const download = async (file: UploadFile): Promise<Buffer> => {
    const response = await strapi.fetch(file.url, {
      signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`The storage answered ${response.status}.`);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (bytes.byteLength > MAX_DOWNLOAD_BYTES) throw new Error('The file is too large.');
    return bytes;
  };

  return {
    /**
     * The picture, changed where the platform's rules demand it.
     * @throws {PlatformFailure} `rejected`, naming the file, when it is gone or unreadable
     */
    async openImage(media: StoredMedia, rules: ImageRules): Promise<MediaFile> {
      const file = await tableOf<UploadFile>(strapi, UPLOAD_FILE_UID).findOne({
        where: { id: media.fileId },
      });
      if (!file) throw mediaFailure('MEDIA_MISSING', 'A picture of the entry was deleted.');
      try {
        const variant = await fitImage(await bytesOf(file), rules);
        return mediaFileOf(media, variant);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw mediaFailure('MEDIA_UNREADABLE', `The picture "${file.name}" cannot be used: ${why}`);
      }
    },
  };
};

const mediaFileOf = (
  media: StoredMedia,
  variant: { bytes: Buffer; mimeType: string; width: number; height: number }
): MediaFile => ({
  key: `file-${media.fileId}-${media.hash}`,
  kind: variant.mimeType === 'image/gif' ? 'gif' : 'image',
  mimeType: variant.mimeType,
  byteLength: variant.bytes.byteLength,
  width: variant.width,
  height: variant.height,
  altText: media.altText,
  read: (range) =>
    Promise.resolve(range ? variant.bytes.subarray(range.start, range.end) : variant.bytes),
});

const mediaFailure = (code: string, message: string): PlatformFailure =>
  new PlatformFailure({ family: 'rejected' }, { code, message });
