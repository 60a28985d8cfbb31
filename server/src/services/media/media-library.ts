import { join } from 'node:path';

import type { Core } from '@strapi/types';

import type {
  ByteSource,
  FormatRules,
  ImageRules,
  MediaFile,
  VideoFacts,
} from '../../platforms/contract';
import type { StoredMedia } from '../adaptation/stored-content';
import { systemClock } from '../environment';
import { diskSource } from './disk-source';
import { Ffmpeg } from './ffmpeg';
import { describeImage, keepImage } from './kept-image';
import { keepVideo } from './kept-video';
import { describedAs, missing, NO_VIDEO, unusable } from './media-failures';
import { imageWishOf, mediaFileOf, type SentUpload } from './media-file';
import { MediaLinks, type MediaTicket } from './media-links';
import { MediaPlanner } from './media-planner';
import { countPdfPages, isPdf } from './pdf-pages';
import type { MediaToPlan, PlanOptions, PlannedMedia } from './planned-media';
import { shownUrls, type ShownFile } from './shown-urls';
import { UploadFiles, versionOf, type UploadFile } from './upload-files';
import { readVideo } from './video-facts';
import { cutWords, planVideo, type VideoPlan } from './video-plan';
import type { VideoRecipe } from './video-recipe';
import { WorkFolder } from './work-folder';

/** A file ready for a platform, and what was changed for it, in words. */
export interface OpenedMedia {
  file: MediaFile;
  changes: string[];
}

interface OpenOptions {
  format: FormatRules | undefined;
  /** The platform can fetch from this Strapi. */
  isReachable: boolean;
  /** Ends the converting of a video. */
  signal?: AbortSignal;
}

interface OpenFile extends SentUpload {
  path: string;
  source: ByteSource;
}

const TIDY_EVERY_MS = 60 * 60_000;
const HOUR_MS = 60 * 60_000;
const KEPT = {
  unusedForMs: 3 * 24 * HOUR_MS,
  maxBytes: 5 * 1024 ** 3,
  inUseForMs: 2 * HOUR_MS,
} as const;

/** Files of Strapi's media library as the adapters want them: read by ranges, never whole. */
export class MediaLibrary {
  readonly links: MediaLinks;
  readonly #folder: WorkFolder;
  readonly #uploads: UploadFiles;
  readonly #planner: MediaPlanner;
  readonly #ffmpeg = new Ffmpeg();
  #tidyAt = 0;

  constructor(strapi: Core.Strapi) {
    this.links = new MediaLinks(strapi);
    this.#folder = new WorkFolder(join(strapi.dirs.app.root, '.tmp', 'social-distribution-media'));
    this.#uploads = new UploadFiles(strapi, this.#folder);
    const { links } = this;
    this.#planner = new MediaPlanner({ uploads: this.#uploads, links, ffmpeg: this.#ffmpeg });
  }

  /**
   * A file of a part, told by its bytes and changed where a picture or, with ffmpeg, a video
   * breaks the rules. Whatever cannot be changed here is left to the platform's check.
   *
   * @throws {PlatformFailure} `rejected`, naming the file, when it is gone or unreadable;
   * `retryable` when the storage does not answer; the signal's reason when that ends it
   */
  async open(media: StoredMedia, options: OpenOptions): Promise<OpenedMedia> {
    const file = await this.#openFile(media, options.isReachable);
    if (await isPdf(file.source)) return this.#openDocument(file);
    const { mime } = file.upload;
    if (mime.startsWith('video/')) return this.#openVideo(file, options);
    return this.#openPicture(file, options.format);
  }

  /** A picture of a link card. @throws {PlatformFailure} as {@link open} */
  async openImage(media: StoredMedia, rules: ImageRules): Promise<OpenedMedia> {
    return this.#fitted(await this.#openFile(media, false), rules);
  }

  /**
   * What {@link open} would give, without making it: for previews. Pictures are told by what the
   * media library knows of them, videos and papers by their headers. Never throws for a file: what
   * is wrong with one is its `problem`.
   */
  plan(media: StoredMedia, options: PlanOptions): Promise<PlannedMedia> {
    return this.#planner.plan(media, options);
  }

  /** As {@link plan}, for many at once, in their order. */
  planAll(files: readonly MediaToPlan[]): Promise<PlannedMedia[]> {
    return this.#planner.planAll(files);
  }

  /** Names and addresses of files for a person to look at, by id; those that are gone are missing. */
  async show(fileIds: readonly number[]): Promise<ReadonlyMap<number, ShownFile>> {
    const uploads = [...(await this.#uploads.findAll(fileIds)).values()];
    const shown = uploads.map(async (upload): Promise<[number, ShownFile]> => {
      const urls = await shownUrls(this.#uploads, upload);
      return [upload.id, { name: upload.name, ...urls }];
    });
    return new Map(await Promise.all(shown));
  }

  /** What a link gives access to. @throws {PlatformFailure} as {@link open} */
  async openTicket({ fileId, hash, rules, video }: MediaTicket): Promise<ByteSource> {
    const upload = await this.#uploads.find(fileId);
    if (upload.hash !== hash) throw missing(upload.name);
    const path = await this.#pathOf(upload);
    if (rules) return diskSource((await this.#keep(upload, { path, rules })).path);
    return diskSource(video ? await this.#made(upload, { path, recipe: video }) : path);
  }

  /** Removes copies and versions that nobody needs any more; they can be made again. */
  async tidy(): Promise<void> {
    const now = systemClock.now();
    if (now < this.#tidyAt) return;
    this.#tidyAt = now + TIDY_EVERY_MS;
    await this.#folder.sweep(KEPT, now);
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
    const { upload, source } = file;
    const { kind, ...size } = await describedAs(upload.name, () => describeImage(file.path));
    const isKept = kind === 'gif' && format?.gif;
    if (format?.image && !isKept) return this.#fitted(file, format.image);
    // Moving pictures go as they are; what is not taken at all, the platform's check says better.
    const mimeType = kind === 'gif' ? 'image/gif' : upload.mime;
    const facts = { kind, mimeType, ...size };
    return { file: mediaFileOf(file, { source, links: this.links, facts }), changes: [] };
  }

  async #fitted(file: OpenFile, rules: ImageRules): Promise<OpenedMedia> {
    const { path, mimeType, width, height, changes } = await this.#keep(file.upload, {
      path: file.path,
      rules,
    });
    const facts = { kind: 'image', mimeType, width, height, rules } as const;
    const source = await diskSource(path);
    return {
      file: mediaFileOf(file, { source, links: this.links, facts }),
      changes: changes.map((change) => `${file.upload.name}: ${change}`),
    };
  }

  #keep(upload: UploadFile, { path, rules }: { path: string; rules: ImageRules }) {
    const source = { path, id: versionOf(upload) };
    const wish = imageWishOf(upload, rules);
    return describedAs(upload.name, () => keepImage(source, wish, this.#folder));
  }

  async #openVideo(file: OpenFile, { format, signal }: OpenOptions): Promise<OpenedMedia> {
    const { upload, media, path } = file;
    const read = await readVideo(file.source);
    if (!read) throw unusable(upload.name, NO_VIDEO);
    const canTranscode = (await this.#ffmpeg.path()) !== null;
    const trim = media.trim ?? null;
    const rules = format?.video ?? null;
    const planning = { source: file.source, read, trim, rules, canTranscode };
    const plan = await describedAs(upload.name, () => planVideo(planning));
    const { recipe } = plan;
    const made = recipe && (await this.#made(upload, { path, recipe, signal }));
    const source = made ? await diskSource(made) : file.source;
    const sent = made ? await readVideo(source) : read;
    if (!sent) throw unusable(upload.name, 'what was made of it cannot be read');
    const { mimeType, width, height, facts } = sent;
    const told = { kind: 'video', mimeType, width, height, video: facts, recipe } as const;
    return {
      file: mediaFileOf(file, { source, links: this.links, facts: told }),
      changes: trueChanges(plan, facts).map((change) => `${upload.name}: ${change}`),
    };
  }

  #made(
    upload: UploadFile,
    { path, recipe, signal }: { path: string; recipe: VideoRecipe; signal?: AbortSignal }
  ): Promise<string> {
    const kitchen = { folder: this.#folder, ffmpeg: this.#ffmpeg, signal };
    const source = { path, id: versionOf(upload) };
    const made = describedAs(upload.name, () => keepVideo(source, recipe, kitchen));
    return made.catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  }

  async #openDocument(file: OpenFile): Promise<OpenedMedia> {
    const { source } = file;
    const pageCount = await countPdfPages(source);
    const facts = { kind: 'document', mimeType: 'application/pdf', pageCount } as const;
    return { file: mediaFileOf(file, { source, links: this.links, facts }), changes: [] };
  }
}

/** A copy may end some frames before the end that was planned. */
const trueChanges = (
  { recipe, startMs, changes }: VideoPlan,
  { durationMs }: VideoFacts
): string[] => {
  if (!recipe?.cut) return changes;
  return [cutWords(recipe.cut, { startMs, endMs: startMs + durationMs })];
};

export const createMediaLibrary = ({ strapi }: { strapi: Core.Strapi }): MediaLibrary =>
  new MediaLibrary(strapi);
