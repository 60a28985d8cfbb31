/** What one delivery says, already fitted to its platform: this is what goes out, letter by letter. */
export interface PostContent {
  /** One element per post of a thread; a single post has exactly one. Never empty. */
  parts: PostPart[];
  /**
   * Card that we build ourselves where the platform does not scrape. Null when the link stands in
   * the text or there is none. Belongs to the first part and excludes media there.
   */
  card: LinkCard | null;
  /** BCP-47 tag of the text, e.g. `pt-BR`. */
  language: string | null;
}

export interface PostPart {
  text: string;
  media: MediaFile[];
}

export interface LinkCard {
  url: string;
  title: string;
  description: string;
  image: MediaFile | null;
}

export type MediaKind = 'image' | 'gif' | 'video';

/** A media file that already obeys the platform's media rules. */
export interface MediaFile {
  /** Stable within a delivery; names the handle under which its remote id is kept. */
  key: string;
  kind: MediaKind;
  /** e.g. `image/jpeg`; true to the bytes. */
  mimeType: string;
  byteLength: number;
  /** Pixels; null when unknown. */
  width: number | null;
  height: number | null;
  /** Empty when nobody wrote one. */
  altText: string;
  /** Reads bytes [start, end) — all of them without a range. Repeatable. */
  read(range?: { start: number; end: number }): Promise<Uint8Array>;
}
