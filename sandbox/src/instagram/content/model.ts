/** The two hosts that serve the same publishing API, each for its own tokens. */
export type Host = 'instagram' | 'facebook';

/** What a container was asked to become. */
export type ContainerForm = 'IMAGE' | 'VIDEO' | 'REELS' | 'STORIES' | 'CAROUSEL';

/** Where a post shows up. */
export type Product = 'FEED' | 'REELS' | 'STORY';

/** Bytes that Instagram has looked at. */
export interface StoredFile {
  /** In the blob store. */
  blob: string;
  kind: 'image' | 'video';
  type: string;
  width: number;
  height: number;
  /** 0 for images. */
  durationMs: number;
}

/** The bytes of a resumable upload as they come in. */
export interface ByteUpload {
  /** Blob of what has arrived so far; null: nothing. */
  blob: string | null;
  received: number;
  /** As the client announced it; null before the first request. */
  fileSize: number | null;
}

export interface Refusal {
  code: number;
  subcode: number | null;
  message: string;
}

export interface PlannedRefusal extends Refusal {
  step: 'create' | 'process' | 'publish';
}

/** What was said beside the file; empty where nothing was. */
export interface Wishes {
  caption: string;
  altText: string;
  children: string[];
  collaborators: string[];
  userTags: string[];
  locationId: string | null;
  /** Labels that readers see. */
  labels: string[];
  isSharedToFeed: boolean;
  audioName: string | null;
  thumbOffsetMs: number;
}

export interface Container {
  id: string;
  accountId: string;
  /** The app that made it; no other may publish it. */
  clientId: string;
  form: ContainerForm;
  isChild: boolean;
  wishes: Wishes;
  /** Epoch ms. */
  createdAt: number;
  /** When processing ends, epoch ms; null: the bytes are not here yet. */
  readyAt: number | null;
  /** What processing ended in, if not well. */
  failure: Refusal | null;
  file: StoredFile | null;
  /** Blob of the picture that a reel shows before it plays. */
  coverBlob: string | null;
  /** Null: the file is pulled. */
  upload: ByteUpload | null;
  /** Set once it is published. */
  mediaId: string | null;
}

export interface MediaItem extends StoredFile {
  id: string;
  altText: string;
}

export interface Comment {
  id: string;
  username: string;
  text: string;
  /** Epoch ms. */
  at: number;
}

/** One post. */
export interface Media {
  id: string;
  shortcode: string;
  accountId: string;
  product: Product;
  type: 'IMAGE' | 'VIDEO' | 'CAROUSEL_ALBUM';
  caption: string;
  items: MediaItem[];
  coverBlob: string | null;
  labels: string[];
  collaborators: string[];
  /** Epoch ms. */
  takenAt: number;
  comments: Comment[];
  isDeleted: boolean;
}
