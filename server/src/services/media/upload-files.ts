import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

import type { Core } from '@strapi/types';

import { PlatformFailure } from '../../platforms/contract';
import { tableOf } from '../database/table';
import { missing, storageDown } from './media-failures';
import type { WorkFolder } from './work-folder';

/** A file of Strapi's media library. */
export interface UploadFile {
  id: number;
  name: string;
  hash: string;
  url: string;
  provider: string;
  mime: string;
  updatedAt: string | null;
}

/** Names an upload and its bytes: one that is replaced keeps id, hash and address. */
export const versionOf = ({ id, hash, updatedAt }: UploadFile): string =>
  `${id}:${hash}:${updatedAt === null ? '' : new Date(updatedAt).getTime()}`;

const UPLOAD_FILE_UID = 'plugin::upload.file';
const DOWNLOAD_TIMEOUT_MS = 30 * 60_000;

/** Where the bytes of uploads are, whatever provider keeps them. */
export class UploadFiles {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly copies: WorkFolder
  ) {}

  /** @throws {PlatformFailure} `rejected` when it is gone */
  async find(fileId: number): Promise<UploadFile> {
    const table = tableOf<UploadFile>(this.strapi, UPLOAD_FILE_UID);
    const file = await table.findOne({ where: { id: fileId } });
    if (!file) throw missing('of the entry');
    return file;
  }

  /**
   * A path on this machine. Files of a remote provider are copied here first, never through the
   * memory.
   *
   * @throws {PlatformFailure} `rejected` when the storage has it no more, `retryable` when it is down
   */
  async pathOf(file: UploadFile): Promise<string> {
    if (file.provider === 'local') return this.#localPath(file);
    const name = createHash('sha256')
      .update(`${versionOf(file)}:${file.url}`)
      .digest('hex');
    return this.copies.obtain(name, (path) => this.#download(file, path));
  }

  #localPath({ name, url }: UploadFile): string {
    const folder = normalize(this.strapi.dirs.static.public);
    const path = normalize(join(folder, decodeURIComponent(url)));
    if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) throw missing(name);
    return path;
  }

  async #download(file: UploadFile, path: string): Promise<void> {
    try {
      const signal = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
      const response = await this.strapi.fetch(await this.#readableUrl(file), { signal });
      if (response.status === 404 || response.status === 410) throw missing(file.name);
      if (!response.ok || !response.body) {
        throw storageDown(file.name, `answered ${response.status}`);
      }
      await pipeline(
        Readable.fromWeb(response.body as ReadableStream<Uint8Array>),
        createWriteStream(path)
      );
    } catch (error) {
      if (error instanceof PlatformFailure) throw error;
      // The error itself may hold the signed address.
      throw storageDown(file.name, 'could not be read');
    }
  }

  /** Providers with private files give out addresses that work for a while. */
  async #readableUrl(file: UploadFile): Promise<string> {
    const service = this.strapi.plugin('upload').service<SigningService>('file');
    const { url } = await service.signFileUrls(file);
    return url;
  }
}

interface SigningService {
  signFileUrls(file: UploadFile): Promise<UploadFile>;
}
