import type { MediaKind, PostFormat } from '../../platforms/contract';

/**
 * What a delivery says, as kept in its row: {@link PostContent} with media by reference. Taken
 * once at dispatch, so that what was shown is what goes out.
 */
export interface StoredContent {
  format: PostFormat;
  parts: StoredPart[];
  card: StoredCard | null;
  language: string | null;
}

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
}
