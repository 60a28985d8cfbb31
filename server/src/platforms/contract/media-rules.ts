import type { PostFormat } from './post-content';

/** What one kind of file must be like. Every number cites its source beside it. */
export interface FileRules {
  mimeTypes: readonly string[];
  maxBytes: number;
}

export interface Range {
  min: number;
  max: number;
}

export interface ImageRules extends FileRules {
  /** width × height. */
  maxPixels: number;
  /** Longest side we send, in pixels; larger ones are scaled down. */
  maxSide: number;
  /** Longest short side we send, where it has a limit of its own. @default any */
  maxShortSide?: number;
  /** Shortest side that is taken, in pixels. @default 1 */
  minSide?: number;
  /** width / height; pictures outside of it are padded before they are sent. @default any */
  ratio?: Range;
}

export interface VideoRules extends FileRules {
  /** As in {@link VideoFacts.videoCodec}. */
  videoCodecs: readonly string[];
  /** As in {@link VideoFacts.audioCodec}; a silent video is always taken. */
  audioCodecs: readonly string[];
  durationMs: Range;
  /** Pixels; checked where the header tells. */
  minSide?: number;
  maxSide?: number;
  /** width / height. */
  ratio?: Range;
  /** Frames a second. */
  frameRate?: Range;
}

export interface DocumentRules extends FileRules {
  maxPages: number;
}

/** Files of one kind as a part takes them. */
export type InPart<Rules> = Rules & {
  /** Most files of this kind in one part. */
  maxCount: number;
  /** `url`: the platform fetches it and takes no bytes, so Strapi must be reachable for it. */
  transfer: 'bytes' | 'url';
};

/** What one post format of a platform takes; null: not that kind. */
export interface FormatRules {
  /** As the platform calls it: "Post", "Reel", "Story". */
  label: string;
  /** False: the format shows no text, and what is written would be lost. */
  hasText: boolean;
  /** Most parts of a thread; 1: no threads. */
  maxParts: number;
  /** Fewest and most files of one part, all kinds together. `min: 0`: it may go without. */
  files: Range;
  /** Whether different kinds may stand in one part. */
  mixesKinds: boolean;
  image: InPart<ImageRules> | null;
  gif: InPart<ImageRules> | null;
  video: InPart<VideoRules> | null;
  document: InPart<DocumentRules> | null;
}

/** The formats a platform has; `feed` is what is meant when nobody chose. */
export type FormatTable = Readonly<Partial<Record<PostFormat, FormatRules>>>;

/** For a format that takes no files at all. */
export const NO_FILES = {
  files: { min: 0, max: 0 },
  mixesKinds: false,
  image: null,
  gif: null,
  video: null,
  document: null,
} as const satisfies Partial<FormatRules>;
