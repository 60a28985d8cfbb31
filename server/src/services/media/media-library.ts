import { extname, join } from 'node:path';

import type { Core } from '@strapi/types';

import {
  PlatformFailure,
  type ByteSource,
  type FormatRules,
  type ImageRules,
  type MediaFile,
} from '../../platforms/contract';
import type { StoredMedia } from '../adaptation/stored-content';
import { systemClock } from '../environment';
import { diskSource } from './disk-source';
import { describeImage, keepImage } from './kept-image';
import { missing, unusable } from './media-failures';
import { MediaLinks, type MediaTicket } from './media-links';
import { countPdfPages, isPdf } from './pdf-pages';
import { UploadFiles, versionOf, type UploadFile } from './upload-files';
import { readVideo } from './video-facts';
import { WorkFolder } from './work-folder';

/** A file ready for a platform, and what was changed for it, in words. */
export interface OpenedMedia {
  file: MediaFile;
  changes: string[];
}

interface OpenFile {
  upload: UploadFile;
  media: StoredMedia;
  path: string;
  source: ByteSource;
  isReachable: boolean;
}

const UNUSED_MS = 3 * 24 * 60 * 60_000;
const TIDY_EVERY_MS = 60 * 60_000;

/** Files of Strapi's media library as the adapters want them: read by ranges, never whole. */
export class MediaLibrary {
  readonly links: MediaLinks;
  readonly #folder: WorkFolder;
  readonly #uploads: UploadFiles;
  #tidyAt = 0;

  constructor(strapi: Core.Strapi) {
    this.links = new MediaLinks(strapi);
    this.#folder = new WorkFolder(join(strapi.dirs.app.root, '.tmp', 'social-distribution-media'));
    this.#uploads = new UploadFiles(strapi, this.#folder);
  }

  /**
   * A file of a part, told by its bytes and changed where a picture breaks the rules. Whatever
   * cannot be changed here is left to the platform's check.
   *
   * @param options.isReachable the platform can fetch from this Strapi
   * @throws {PlatformFailure} `rejected`, naming the file, when it is gone or unreadable;
   * `retryable` when the storage does not answer
   */
  async open(
    media: StoredMedia,
    options: { format: FormatRules | undefined; isReachable: boolean }
  ): Promise<OpenedMedia> {
    const file = await this.#openFile(media, options.isReachable);
    if (await isPdf(file.source)) return this.#openDocument(file);
    const { mime } = file.upload;
    if (mime.startsWith('video/')) return this.#openVideo(file);
    return this.#openPicture(file, options.format);
  }

  /** A picture of a link card. @throws {PlatformFailure} as {@link open} */
  async openImage(media: StoredMedia, rules: ImageRules): Promise<OpenedMedia> {
    return this.#fitted(await this.#openFile(media, false), rules);
  }

  /** What a link gives access to. @throws {PlatformFailure} as {@link open} */
  async openTicket({ fileId, hash, rules }: MediaTicket): Promise<ByteSource> {
    const upload = await this.#uploads.find(fileId);
    if (upload.hash !== hash) throw missing(upload.name);
    const path = await this.#pathOf(upload);
    if (!rules) return diskSource(path);
    return diskSource((await this.#keep(upload, { path, rules })).path);
  }

  /** Removes copies and versions that nobody needs any more; they can be made again. */
  async tidy(): Promise<void> {
    const now = systemClock.now();
    if (now < this.#tidyAt) return;
    this.#tidyAt = now + TIDY_EVERY_MS;
    await this.#folder.sweep(UNUSED_MS, now);
  }

  async #openFile(media: StoredMedia, isReachable: boolean): Promise<OpenFile> {
    const upload = await this.#uploads.find(media.fileId);
    const path = await this.#pathOf(upload);
    const source = await diskSource(path);
    if (source.byteLength === 0) throw unusable(upload.name, 'it has no bytes');
    return { upload, media, path, source, isReachable };
  }

  async #pathOf(upload: UploadFile): Promise<string> {
    const path = await this.#uploads.pathOf(upload);
    await diskSource(path).catch(() => {
      throw missing(upload.name);
    });
    return path;
  }

  async #openPicture(file: OpenFile, format: FormatRules | undefined): Promise<OpenedMedia> {
    const { kind, ...size } = await describeImage(file.path).catch((error: unknown) => {
      throw unusable(file.upload.name, messageOf(error));
    });
    const isKept = kind === 'gif' && format?.gif;
    if (format?.image && !isKept) return this.#fitted(file, format.image);
    // Moving pictures go as they are; what is not taken at all, the platform's check says better.
    const mimeType = kind === 'gif' ? 'image/gif' : file.upload.mime;
    return { file: this.#fileOf(file, { kind, mimeType, ...size }), changes: [] };
  }

  async #fitted(file: OpenFile, rules: ImageRules): Promise<OpenedMedia> {
    const { path, mimeType, width, height, changes } = await this.#keep(file.upload, {
      path: file.path,
      rules,
    });
    const fitted = { ...file, source: await diskSource(path) };
    const facts = { kind: 'image', mimeType, width, height, rules } as const;
    return {
      file: this.#fileOf(fitted, facts),
      changes: changes.map((change) => `${file.upload.name}: ${change}`),
    };
  }

  async #keep(upload: UploadFile, { path, rules }: { path: string; rules: ImageRules }) {
    const source = { path, id: versionOf(upload) };
    const wanted = imageRulesOf(rules);
    return keepImage(source, wanted, this.#folder).catch((error: unknown) => {
      throw error instanceof PlatformFailure ? error : unusable(upload.name, messageOf(error));
    });
  }

  async #openVideo(file: OpenFile): Promise<OpenedMedia> {
    const video = await readVideo(file.source);
    if (!video)
      throw unusable(file.upload.name, 'it is no video that can be read, or a broken one');
    const { mimeType, width, height, facts } = video;
    const described = { kind: 'video', mimeType, width, height, video: facts } as const;
    return { file: this.#fileOf(file, described), changes: [] };
  }

  async #openDocument(file: OpenFile): Promise<OpenedMedia> {
    const pageCount = await countPdfPages(file.source);
    const facts = { kind: 'document', mimeType: 'application/pdf', pageCount } as const;
    return { file: this.#fileOf(file, facts), changes: [] };
  }

  #fileOf(
    { upload, media, source, isReachable }: OpenFile,
    { rules, ...facts }: FileFacts
  ): MediaFile {
    const name = asciiName(upload.name, facts.mimeType);
    const { fileId, hash, altText } = media;
    const ticket = {
      fileId,
      hash,
      mimeType: facts.mimeType,
      rules: rules ? imageRulesOf(rules) : null,
    };
    return {
      ...{ key: `file-${versionOf(upload).replaceAll(':', '-')}`, name, altText },
      ...{ width: null, height: null, video: null, pageCount: null, ...facts },
      byteLength: source.byteLength,
      read: (range) => source.read(range),
      url: isReachable ? this.links.urlOf(ticket, name) : null,
    };
  }
}

type FileFacts = Pick<MediaFile, 'kind' | 'mimeType'> &
  Partial<Pick<MediaFile, 'width' | 'height' | 'video' | 'pageCount'>> & {
    /** What the picture was made to obey; absent: it is the upload's own bytes. */
    rules?: ImageRules;
  };

/** Without what only counts and transfers: the same picture is kept once. */
const imageRulesOf = (rules: ImageRules) => ({
  mimeTypes: [...rules.mimeTypes],
  maxBytes: rules.maxBytes,
  maxPixels: rules.maxPixels,
  maxSide: rules.maxSide,
  maxShortSide: rules.maxShortSide,
  minSide: rules.minSide,
  ratio: rules.ratio && { ...rules.ratio },
});

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'video/quicktime': '.mov',
};

const asciiName = (name: string, mimeType: string): string => {
  const base = name
    .slice(0, name.length - extname(name).length)
    .normalize('NFKD')
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const extension = EXTENSIONS[mimeType] ?? `.${mimeType.split('/')[1] ?? 'bin'}`;
  return `${base || 'file'}${extension}`;
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export const createMediaLibrary = ({ strapi }: { strapi: Core.Strapi }): MediaLibrary =>
  new MediaLibrary(strapi);
