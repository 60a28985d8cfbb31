/** Where an upload of a video goes: an edge of its Page. */
export type VideoEdge = 'videos' | 'video_reels' | 'video_stories';

export type PostFormat = 'feed' | 'reel' | 'story';

/** Who made it: only the same app may change or delete it. */
interface Owned {
  id: string;
  pageId: string;
  appId: string;
  /** Epoch ms. */
  createdAt: number;
  /** Epoch ms; null while it is there. */
  deletedAt: number | null;
}

export interface Photo extends Owned {
  blob: string;
  type: string;
  width: number;
  height: number;
  altText: string;
  isTemporary: boolean;
  /** The post that shows it; null while nobody sees it. */
  postId: string | null;
}

export interface Video extends Owned {
  edge: VideoEdge;
  /** Of an upload in pieces. */
  sessionId: string | null;
  /** Announced size; null for an upload in one go, which names it later. */
  fileSize: number | null;
  /** Blobs in order. */
  pieces: string[];
  received: number;
  /** Epoch ms; null while bytes are missing. */
  uploadedAt: number | null;
  /** The whole file; null before it was finished. */
  blob: string | null;
  type: string;
  /** When it was told to publish, and when that is done; epoch ms. */
  finishedAt: number | null;
  readyAt: number | null;
  /** Why it will never be seen; null: nothing is wrong. */
  problem: string | null;
  title: string;
  description: string;
  postId: string | null;
}

export interface Card {
  url: string;
  domain: string;
  title: string;
  description: string;
  image: { blob: string; type: string } | null;
}

export interface Post extends Owned {
  format: PostFormat;
  message: string;
  link: string | null;
  /** What the crawler found behind the link. */
  card: Card | null;
  placeId: string | null;
  photoIds: string[];
  videoId: string | null;
  /** Epoch ms; a video takes a while. */
  visibleAt: number;
}

export interface Comment extends Owned {
  postId: string;
  /** The comment that it answers; null under the post itself. */
  parentId: string | null;
  message: string;
}

export interface ContentState {
  photos: Record<string, Photo>;
  videos: Record<string, Video>;
  /** In the order they were made. */
  posts: Post[];
  comments: Comment[];
}

export const noContent = (): ContentState => ({ photos: {}, videos: {}, posts: [], comments: [] });
