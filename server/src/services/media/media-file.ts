import { extname } from 'node:path';

import type { ByteSource, ImageRules, MediaFile } from '../../platforms/contract';
import type { StoredMedia } from '../adaptation/stored-content';
import { focalPointOf } from './focal-point';
import type { ImageWish } from './image-frame';
import type { MediaLinks } from './media-links';
import { versionOf, type UploadFile } from './upload-files';
import type { VideoRecipe } from './video-recipe';

/** An upload on its way into a post. */
export interface SentUpload {
  upload: UploadFile;
  media: StoredMedia;
  /** The platform can fetch from this Strapi. */
  isReachable: boolean;
}

export type FileFacts = Pick<MediaFile, 'kind' | 'mimeType'> &
  Partial<Pick<MediaFile, 'width' | 'height' | 'video' | 'pageCount'>> & {
    /** What the picture was made to obey; absent: it is the upload's own bytes. */
    rules?: ImageRules;
    /** How the video was cut or made anew; absent or null: it is the upload's own bytes. */
    recipe?: VideoRecipe | null;
  };

/** The file as adapters want it. */
export const mediaFileOf = (
  { upload, media, isReachable }: SentUpload,
  { source, links, facts }: { source: ByteSource; links: MediaLinks; facts: FileFacts }
): MediaFile => {
  const { rules, recipe, ...told } = facts;
  const name = asciiName(upload.name, facts.mimeType);
  const ticket = {
    ...{ fileId: media.fileId, hash: media.hash, mimeType: facts.mimeType },
    rules: rules ? imageRulesOf(rules) : null,
    video: recipe ?? null,
  };
  return {
    ...{ key: keyOf(upload, media), name, altText: media.altText },
    ...{ width: null, height: null, video: null, pageCount: null, ...told },
    byteLength: source.byteLength,
    read: (range) => source.read(range),
    url: isReachable ? links.urlOf(ticket, name) : null,
  };
};

/** Two parts of one video in a post are two files. */
const keyOf = (upload: UploadFile, { trim }: StoredMedia): string => {
  const whole = `file-${versionOf(upload).replaceAll(':', '-')}`;
  return trim ? `${whole}-${trim.startMs}-${trim.endMs}` : whole;
};

/** Without what only counts and transfers: the same picture is kept once. */
export const imageRulesOf = (rules: ImageRules) => ({
  mimeTypes: [...rules.mimeTypes],
  maxBytes: rules.maxBytes,
  maxPixels: rules.maxPixels,
  maxSide: rules.maxSide,
  maxShortSide: rules.maxShortSide,
  minSide: rules.minSide,
  ratio: rules.ratio && { ...rules.ratio },
});

/** What the upload's version for these rules is made of. */
export const imageWishOf = (upload: UploadFile, rules: ImageRules): ImageWish => {
  // Where every shape is taken, the point changes nothing.
  const focalPoint = rules.ratio ? focalPointOf(upload.focalPoint) : null;
  return { ...imageRulesOf(rules), ...(focalPoint && { focalPoint }) };
};

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/svg+xml': '.svg',
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
