import {
  PlatformFailure,
  type ByteSource,
  type ImageRules,
  type MediaFile,
} from '../../platforms/contract';
import type { StoredMedia } from '../adaptation/stored-content';
import { FactsCache } from './facts-cache';
import type { Ffmpeg } from './ffmpeg';
import { NO_HEIC, NO_PICTURE, tooManyPixels } from './image-variant';
import { describedAs, missing, NO_VIDEO, unusable } from './media-failures';
import { imageWishOf, mediaFileOf, type FileFacts, type SentUpload } from './media-file';
import type { MediaLinks } from './media-links';
import { countPdfPages, isPdf } from './pdf-pages';
import { hasBars, planPicture } from './picture-plan';
import type { MediaToPlan, PlannedMedia, PlanOptions } from './planned-media';
import { shownUrls } from './shown-urls';
import { versionOf, type UploadFile, type UploadFiles } from './upload-files';
import { readVideo, type ReadVideo } from './video-facts';
import { planVideo } from './video-plan';
import type { TrimTimes, TrimWish } from './trim-wish';
import { planTrim } from './video-trim';

/** Files whose headers are remembered, some hundred bytes each. */
const REMEMBERED = 1000;

interface PlannerParts {
  uploads: UploadFiles;
  links: MediaLinks;
  ffmpeg: Ffmpeg;
}

interface Plan {
  facts: FileFacts;
  byteLength: number;
  changes: string[];
  /** @default false */
  hasBars?: boolean;
}

interface Looked extends SentUpload {
  options: PlanOptions;
}

type VideoLook = ReadVideo & { byteLength: number };

/** Tells what would become of files, from their rows and headers. */
export class MediaPlanner {
  readonly #videos = new FactsCache<VideoLook | null>(REMEMBERED);
  readonly #cuts = new FactsCache<TrimTimes>(REMEMBERED);
  readonly #papers = new FactsCache<{ pageCount: number | null; byteLength: number }>(REMEMBERED);

  constructor(private readonly parts: PlannerParts) {}

  async plan(media: StoredMedia, options: PlanOptions): Promise<PlannedMedia> {
    const uploads = await this.parts.uploads.findAll([media.fileId]);
    return this.#planned({ media, options }, uploads.get(media.fileId));
  }

  async planAll(files: readonly MediaToPlan[]): Promise<PlannedMedia[]> {
    const uploads = await this.parts.uploads.findAll(files.map(({ media }) => media.fileId));
    return Promise.all(files.map((file) => this.#planned(file, uploads.get(file.media.fileId))));
  }

  async #planned(
    { media, options }: MediaToPlan,
    upload: UploadFile | undefined
  ): Promise<PlannedMedia> {
    if (!upload) return goneMedia(media);
    const { name } = upload;
    const isReachable = options.isReachable && !options.cardImage;
    const sent = { upload, media, isReachable, options };
    try {
      const urls = await shownUrls(this.parts.uploads, upload);
      const { facts, byteLength, changes, hasBars = false } = await this.#planOf(sent);
      const source = unread(name, byteLength);
      const file = mediaFileOf(sent, { source, links: this.parts.links, facts });
      const told = changes.map((change) => `${name}: ${change}`);
      return { file, changes: told, hasBars, ...urls, name, problem: null };
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      const { code, message } = error;
      const facts = { kind: media.kind, mimeType: upload.mime };
      const file = mediaFileOf(sent, { ...this.parts, source: unread(name, 0), facts });
      const urls = { url: upload.url, thumbnailUrl: null };
      return { file, changes: [], hasBars: false, ...urls, name, problem: { code, message } };
    }
  }

  #planOf(sent: Looked): Promise<Plan> {
    const { mime } = sent.upload;
    if (sent.options.cardImage) return this.#picture(sent, sent.options.cardImage);
    if (mime.startsWith('video/')) return this.#video(sent);
    if (mime === 'application/pdf') return this.#document(sent);
    return this.#picture(sent, sent.options.format?.image ?? null);
  }

  async #picture({ upload, options }: Looked, rules: ImageRules | null): Promise<Plan> {
    const { mime, name } = upload;
    const { width, height } = sizeOf(upload);
    if (!mime.startsWith('image/')) throw unusable(name, NO_PICTURE);
    if (/^image\/hei[cf]/.test(mime)) throw unusable(name, NO_HEIC);
    const tooMany = width && height ? tooManyPixels({ width, height }) : null;
    if (tooMany) throw unusable(name, tooMany);
    const byteLength = await this.parts.uploads.byteLengthOf(upload);
    if (byteLength === 0) throw unusable(name, 'it has no bytes');
    const isGif = mime === 'image/gif';
    const staysGif = isGif && !options.cardImage && Boolean(options.format?.gif);
    if (!rules || staysGif) {
      const kind = isGif ? 'gif' : 'image';
      return { facts: { kind, mimeType: mime, width, height }, byteLength, changes: [] };
    }
    const { focalPoint = null } = imageWishOf(upload, rules);
    const plan = planPicture({ mimeType: mime, width, height, byteLength, focalPoint }, rules);
    const { mimeType, changes } = plan;
    return {
      facts: { kind: 'image', mimeType, width: plan.width, height: plan.height, rules },
      byteLength: Math.min(byteLength, rules.maxBytes),
      changes,
      hasBars: hasBars(plan.frame, rules),
    };
  }

  async #video({ upload, media, options }: Looked): Promise<Plan> {
    const { uploads, ffmpeg } = this.parts;
    const version = versionOf(upload);
    const read = await this.#videos.remember(version, async () => {
      const source = await uploads.rangesOf(upload);
      const video = await readVideo(source);
      return video && { ...video, byteLength: source.byteLength };
    });
    if (!read) throw unusable(upload.name, NO_VIDEO);
    const source = unread(upload.name, read.byteLength);
    const plan = await describedAs(upload.name, async () =>
      planVideo({
        ...{ source, read, trim: media.trim ?? null, rules: options.format?.video ?? null },
        canTranscode: (await ffmpeg.path()) !== null,
        timesOf: (wish) => this.#timesOf(upload, wish),
      })
    );
    const { state, recipe, changes } = plan;
    const { byteLength, ...facts } = state;
    return { facts: { kind: 'video', ...facts, recipe }, byteLength, changes };
  }

  #timesOf(upload: UploadFile, wish: TrimWish): Promise<TrimTimes> {
    const key = `${versionOf(upload)} ${JSON.stringify(wish)}`;
    return this.#cuts.remember(key, async () =>
      planTrim(await this.parts.uploads.rangesOf(upload), wish)
    );
  }

  async #document({ upload }: Looked): Promise<Plan> {
    const { pageCount, byteLength } = await this.#papers.remember(versionOf(upload), async () => {
      const source = await this.parts.uploads.rangesOf(upload);
      if (!(await isPdf(source))) throw unusable(upload.name, 'it is no PDF, or a broken one');
      return { pageCount: await countPdfPages(source), byteLength: source.byteLength };
    });
    const facts = { kind: 'document', mimeType: 'application/pdf', pageCount } as const;
    return { facts, byteLength, changes: [] };
  }
}

const sizeOf = ({ width, height }: UploadFile) => ({
  width: width && width > 0 ? width : null,
  height: height && height > 0 ? height : null,
});

/** Whoever wants the bytes opens the file instead. */
const unread = (name: string, byteLength: number): ByteSource => ({
  byteLength,
  read: () =>
    Promise.reject(new Error(`${name} was only planned: open it in the media library to read it.`)),
});

const goneMedia = (media: StoredMedia): PlannedMedia => {
  const { code, message } = missing('of the entry');
  const { fileId, kind, altText } = media;
  const name = `file ${fileId}`;
  const file: MediaFile = {
    ...{ key: `file-${fileId}`, kind, name: `file-${fileId}`, altText, url: null },
    ...{ mimeType: 'application/octet-stream', width: null, height: null },
    ...{ video: null, pageCount: null, ...unread(name, 0) },
  };
  const nothing = { changes: [], hasBars: false, thumbnailUrl: null, url: '' };
  return { file, ...nothing, name, problem: { code, message } };
};
