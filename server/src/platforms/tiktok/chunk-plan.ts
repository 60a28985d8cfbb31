/** TRANSFER: 5 to 64 MB, and whether a MB is 10^6 or 2^20 bytes is not said: this is both. */
const CHUNK_BYTES = 10_000_000;

/** TRANSFER: larger files must have several chunks; smaller ones may have one. */
const MAX_SINGLE_BYTES = 64_000_000;

/** How a file is cut. What does not fill a chunk goes into the last one. */
export interface ChunkPlan {
  size: number;
  chunkBytes: number;
  count: number;
  /** First byte of the last chunk: once that is there, TikTok publishes. */
  tailStart: number;
}

/** TRANSFER: `total_chunk_count = floor(video_size / chunk_size)`. */
export const chunkPlan = (size: number): ChunkPlan => {
  const chunkBytes = size <= MAX_SINGLE_BYTES ? size : CHUNK_BYTES;
  const count = Math.max(1, Math.floor(size / chunkBytes));
  return { size, chunkBytes, count, tailStart: (count - 1) * chunkBytes };
};

/** End (exclusive) of the chunk that holds the byte. */
export const chunkEnd = ({ size, chunkBytes, tailStart }: ChunkPlan, position: number): number =>
  position >= tailStart ? size : (Math.floor(position / chunkBytes) + 1) * chunkBytes;
