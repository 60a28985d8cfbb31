import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

import type { Core } from '@strapi/types';

import { UPLOAD_FILE_UID } from '../../constants';
import { PlatformFailure, type ByteSource } from '../../platforms/contract';
import { tableOf } from '../database/table';
import { diskSource } from './disk-source';
import { describedAs, missing, storageDown, systemCodeOf } from './media-failures';
import { remoteSource } from './remote-source';
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
  /** Kilobytes of 1000, with two decimals. */
  size?: number | string | null;
  /** Pixels; null where Strapi could not tell. */
  width?: number | null;
  height?: number | null;
  /** Read it with `focalPointOf`. */
  focalPoint?: unknown;
  /** Smaller versions by name; `thumbnail` fits into 245 × 156. */
  formats?: unknown;
  previewUrl?: string | null;
}

/** Names an upload and its bytes: one that is replaced keeps id, hash and address. */
export const versionOf = ({ id, hash, updatedAt }: UploadFile): string =>
  `${id}:${hash}:${updatedAt === null ? '' : new Date(updatedAt).getTime()}`;

const DOWNLOAD_TIMEOUT_MS = 30 * 60_000;
/** For all the ranges of one look at a file. */
const LOOK_TIMEOUT_MS = 60_000;

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

  /** By id, all in one query; those that are gone are missing. */
  async findAll(fileIds: readonly number[]): Promise<Map<number, UploadFile>> {
    const table = tableOf<UploadFile>(this.strapi, UPLOAD_FILE_UID);
    const ids = [...new Set(fileIds)];
    const files = ids.length === 0 ? [] : await table.findMany({ where: { id: { $in: ids } } });
    return new Map(files.map((file) => [file.id, file]));
  }

  /**
   * The upload with addresses that can be opened now, its smaller versions too: signed ones where
   * the provider keeps files private.
   */
  async withOpenUrls(file: UploadFile): Promise<UploadFile> {
    const service = this.strapi.plugin('upload').service<SigningService>('file');
    return service.signFileUrls(file);
  }

  /**
   * Without reading it; of a remote file, as far as the media library noted it.
   *
   * @throws {PlatformFailure} `rejected` when it is gone from this machine's disk
   */
  async byteLengthOf(file: UploadFile): Promise<number> {
    const noted = Math.round(Number(file.size ?? 0) * 1000);
    if (file.provider !== 'local') return noted > 0 ? noted : 1;
    const source = await diskSource(this.#localPath(file)).catch(() => {
      throw missing(file.name);
    });
    return source.byteLength;
  }

  /**
   * The bytes where they are: of a remote file only the ranges are fetched that are read. A storage
   * that gives no ranges makes it a copy, as {@link pathOf} does.
   *
   * @throws {PlatformFailure} as {@link pathOf}
   */
  async rangesOf(file: UploadFile): Promise<ByteSource> {
    const path =
      file.provider === 'local' ? this.#localPath(file) : await this.copies.find(copyName(file));
    if (path !== null) {
      return diskSource(path).catch(() => {
        throw missing(file.name);
      });
    }
    const url = await this.#openUrl(file);
    const source = await remoteSource({
      ...{ url, name: file.name, signal: AbortSignal.timeout(LOOK_TIMEOUT_MS) },
      fetch: (...args) => this.strapi.fetch(...args),
    });
    return source ?? diskSource(await this.pathOf(file));
  }

  /**
   * A path on this machine. Files of a remote provider are copied here first, never through the
   * memory.
   *
   * @throws {PlatformFailure} `rejected` when the storage has it no more, `retryable` when it is down
   * or the disk of this machine fails
   */
  async pathOf(file: UploadFile): Promise<string> {
    if (file.provider === 'local') return this.#localPath(file);
    return describedAs(file.name, () =>
      this.copies.obtain(copyName(file), (path) => this.#download(file, path))
    );
  }

  #localPath({ name, url }: UploadFile): string {
    const folder = normalize(this.strapi.dirs.static.public);
    const path = normalize(join(folder, decoded(url)));
    if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) throw missing(name);
    return path;
  }

  async #openUrl(file: UploadFile): Promise<string> {
    try {
      return (await this.withOpenUrls(file)).url;
    } catch {
      // The error is the provider's, and may hold anything.
      throw storageDown(file.name, 'gave no address that opens it');
    }
  }

  async #download(file: UploadFile, path: string): Promise<void> {
    const url = await this.#openUrl(file);
    try {
      const signal = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
      const response = await this.strapi.fetch(url, { signal });
      if (response.status === 404 || response.status === 410) throw missing(file.name);
      if (!response.ok || !response.body) {
        throw storageDown(file.name, `answered ${response.status}`);
      }
      await pipeline(
        Readable.fromWeb(response.body as ReadableStream<Uint8Array>),
        createWriteStream(path)
      );
    } catch (error) {
      if (error instanceof PlatformFailure || systemCodeOf(error) !== null) throw error;
      // The error itself may hold the signed address.
      throw storageDown(file.name, 'could not be read');
    }
  }
}

/** An address that is no right one names no file. */
const decoded = (url: string): string => {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
};

/** In the work folder. */
const copyName = (file: UploadFile): string =>
  createHash('sha256')
    .update(`${versionOf(file)}:${file.url}`)
    .digest('hex');

interface SigningService {
  signFileUrls(file: UploadFile): Promise<UploadFile>;
}
