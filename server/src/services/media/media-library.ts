import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';

import type { Core } from '@strapi/types';

import {
  PlatformFailure,
  type FormatRules,
  type ImageRules,
  type MediaFile,
} from '../../platforms/contract';
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
  /** @throws {PlatformFailure} `rejected` when it is gone, `retryable` when the storage is down */
  const bytesOf = async (file: UploadFile): Promise<Buffer> => {
    if (file.provider !== 'local') return download(file);
    const folder = normalize(strapi.dirs.static.public);
    const path = normalize(join(folder, file.url));
    if (!path.startsWith(folder)) throw missing(file.name);
    return readFile(path).catch(() => {
      throw missing(file.name);
    });
  };

  const download = async (file: UploadFile): Promise<Buffer> => {
    try {
      const signal = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
      const response = await strapi.fetch(file.url, { signal });
      if (response.status === 404 || response.status === 410) throw missing(file.name);
      if (!response.ok) throw new Error(`answered ${response.status}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      if (bytes.byteLength > MAX_DOWNLOAD_BYTES) throw unusable(file.name, 'it is too large');
      return bytes;
    } catch (error) {
      if (error instanceof PlatformFailure) throw error;
      throw storageDown(file.name, error);
    }
  };

  return {
    /**
     * The picture, changed where the platform's rules demand it.
     * @throws {PlatformFailure} `rejected`, naming the file, when it is gone or unreadable;
     * `retryable` when the storage does not answer
     */
    open(media: StoredMedia, format: FormatRules | undefined): Promise<MediaFile> {
      if (!format?.image) throw unusable('of the entry', 'this format takes no pictures');
      return this.openImage(media, format.image);
    },

    /** A picture of a part or of a card. */
    async openImage(media: StoredMedia, rules: ImageRules): Promise<MediaFile> {
      const file = await tableOf<UploadFile>(strapi, UPLOAD_FILE_UID).findOne({
        where: { id: media.fileId },
      });
      if (!file) throw missing('of the entry');
      const bytes = await bytesOf(file);
      try {
        return mediaFileOf(media, await fitImage(bytes, rules));
      } catch (error) {
        throw unusable(file.name, messageOf(error));
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
  name: `file-${media.fileId}.${variant.mimeType.replace('image/', '').replace('jpeg', 'jpg')}`,
  mimeType: variant.mimeType,
  byteLength: variant.bytes.byteLength,
  width: variant.width,
  height: variant.height,
  altText: media.altText,
  video: null,
  pageCount: null,
  url: null,
  read: (range) =>
    Promise.resolve(range ? variant.bytes.subarray(range.start, range.end) : variant.bytes),
});

const missing = (name: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'rejected' },
    { code: 'MEDIA_MISSING', message: `The picture ${name} is not in the media library any more.` }
  );

const unusable = (name: string, why: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'rejected' },
    { code: 'MEDIA_UNREADABLE', message: `The picture ${name} cannot be used: ${why}.` }
  );

const storageDown = (name: string, cause: unknown): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    { code: 'MEDIA_STORAGE', message: `The storage of ${name} ${messageOf(cause)}.`, cause }
  );

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
