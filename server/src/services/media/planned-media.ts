import type { FormatRules, ImageRules, MediaFile } from '../../platforms/contract';
import type { StoredMedia } from '../adaptation/stored-content';

export interface PlanOptions {
  format: FormatRules | undefined;
  /** The platform can fetch from this Strapi. */
  isReachable: boolean;
  /** It is the picture of a link card, and these are the rules for it. */
  cardImage?: ImageRules;
}

export interface MediaToPlan {
  media: StoredMedia;
  options: PlanOptions;
}

/** A file as it would be sent, and how to show it. */
export interface PlannedMedia {
  /** What would be sent, to be checked; it is not made, and `read` rejects. */
  file: MediaFile;
  /** What would be changed in it, in words, each with the file's name. */
  changes: string[];
  /** It is a picture that stands whole on a white ground, because its shape is not taken. */
  hasBars: boolean;
  /** For the admin to show, relative to Strapi where its own disk has it; null: nothing to see. */
  thumbnailUrl: string | null;
  /** The upload itself; empty when it is gone. */
  url: string;
  /** As people know it. */
  name: string;
  /** Why it cannot be used; its `file` then tells less, and needs no check. */
  problem: { code: string; message: string } | null;
}
