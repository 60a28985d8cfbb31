/**
 * How a post appears: in the feed (on TikTok and YouTube-like platforms the video page counts as
 * that), as a short vertical video, or for a day.
 */
export const POST_FORMATS = ['feed', 'reel', 'story'] as const;

export type PostFormat = (typeof POST_FORMATS)[number];

/** What one delivery says, already fitted to its platform: this is what goes out, letter by letter. */
export interface PostContent {
  format: PostFormat;
  /** One element per post of a thread; a single post has exactly one. Never empty. */
  parts: PostPart[];
  /**
   * The link beside the text, where the platform's `linkStyle` is `card` (we build the card) or
   * `attached` (the platform scrapes `url` and nothing else of this is used). Null when the link
   * stands in the text or there is none. Belongs to the first part and excludes media there.
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

/** `gif`: moves. `document`: pages to leaf through (PDF). */
export const MEDIA_KINDS = ['image', 'gif', 'video', 'document'] as const;

export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Bytes that need not be in memory. */
export interface ByteSource {
  byteLength: number;
  /** Reads bytes [start, end), all of them without a range. Repeatable. */
  read(range?: { start: number; end: number }): Promise<Uint8Array>;
}

/** What a video's header says; null where it does not tell. */
export interface VideoFacts {
  durationMs: number;
  /** `avc` (H.264), `hevc`, `vp8`, `vp9`, `av1`, else as the file names it. */
  videoCodec: string | null;
  /** `aac`, `mp3`, `opus`, … ; null: no sound. */
  audioCodec: string | null;
  /** Frames a second. */
  frameRate: number | null;
}

/** A media file that already obeys the platform's media rules. */
export interface MediaFile extends ByteSource {
  /** Stable within a delivery; names the handle under which its remote id is kept. */
  key: string;
  kind: MediaKind;
  /** ASCII, with the extension of its type: `harbour-at-dawn.jpg`. */
  name: string;
  /** e.g. `image/jpeg`; true to the bytes. */
  mimeType: string;
  /** Pixels; null when unknown. */
  width: number | null;
  height: number | null;
  /** For videos only; null when the header could not be read. */
  video: VideoFacts | null;
  /** Pages of a document; null when unknown or not a document. */
  pageCount: number | null;
  /** Empty when nobody wrote one. */
  altText: string;
  /**
   * Address under which the platform can fetch these very bytes during the next day, with their
   * length and type, ranges included. Null when this Strapi cannot be reached from outside.
   */
  url: string | null;
}
