import type { StoredMedia, StoredMediaKind } from '../adaptation/stored-content';
import { beginningOf } from '../rich-text';
import { ownValue } from './read-path';

/** More than any platform takes. */
const MAX_FILES = 100;
const MAX_ALT_TEXT_LENGTH = 10_000;

/** The files in a media attribute, or in a list gathered from several. */
export const filesOf = (value: unknown): StoredMedia[] => {
  const items: unknown[] = Array.isArray(value) ? value.slice(0, MAX_FILES) : [value];
  return items.flatMap((item) => fileOf(item) ?? []);
};

/** The first picture. */
export const pictureOf = (value: unknown): StoredMedia | null =>
  filesOf(value).find(({ kind }) => kind === 'image') ?? null;

/** Films first, then the others; a file that is named twice is there once. */
export const galleryOf = (video: unknown, images: unknown): StoredMedia[] => {
  const films = filesOf(video).filter(({ kind }) => kind === 'video');
  const byId = new Map([...films, ...filesOf(images)].map((file) => [file.fileId, file]));
  return [...byId.values()].slice(0, MAX_FILES);
};

const fileOf = (value: unknown): StoredMedia | null => {
  const fileId = ownValue(value, 'id');
  const kind = kindOf(ownValue(value, 'mime'));
  if (typeof fileId !== 'number' || !kind) return null;
  const altText = ownValue(value, 'alternativeText');
  const hash = ownValue(value, 'hash');
  return {
    fileId,
    kind,
    hash: typeof hash === 'string' ? hash : '',
    altText:
      typeof altText === 'string' ? beginningOf(altText, MAX_ALT_TEXT_LENGTH).toWellFormed() : '',
  };
};

const kindOf = (mime: unknown): StoredMediaKind | null => {
  if (typeof mime !== 'string') return null;
  if (mime.startsWith('image/')) return 'image';
  if (mime.startsWith('video/')) return 'video';
  return mime === 'application/pdf' ? 'document' : null;
};
