import type { MediaKind, PostFormat } from '../../platforms/contract';
import type { TemplateRef } from './wording';

/**
 * What a delivery says, as kept in its row: {@link PostContent} with media by reference. Taken
 * once at dispatch, so that what was shown is what goes out.
 */
export interface StoredContent {
  format: PostFormat;
  parts: StoredPart[];
  card: StoredCard | null;
  language: string | null;
  /** Which template worded it; null or absent: the wording that comes with the plugin. */
  template?: TemplateRef | null;
  /** What a person changed: an adaptation made anew leaves it alone. */
  customised?: readonly Customised[];
}

export type Customised = 'text' | 'media' | 'options';

export interface StoredPart {
  text: string;
  media: StoredMedia[];
}

export interface StoredCard {
  url: string;
  title: string;
  description: string;
  image: StoredMedia | null;
}

/** As the media library names it; whether a picture moves, its bytes tell later. */
export type StoredMediaKind = Exclude<MediaKind, 'gif'>;

/** A file of Strapi's media library. */
export interface StoredMedia {
  fileId: number;
  kind: StoredMediaKind;
  /** Content hash of the upload; with the id it names the exact bytes. */
  hash: string;
  altText: string;
  /** The part of a video that goes out; null or absent: all of it. */
  trim?: StoredTrim | null;
}

/** Milliseconds from the beginning of a video. */
export interface StoredTrim {
  startMs: number;
  endMs: number;
}
