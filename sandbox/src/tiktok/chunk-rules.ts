const MEGABYTE = 1_000_000;
const MEBIBYTE = 1_048_576;

/** Decimal or binary is not said: the wider of the two is allowed. */
const MIN_CHUNK = 5 * MEGABYTE;
const MAX_CHUNK = 64 * MEBIBYTE;
const MAX_LAST_CHUNK = 128 * MEBIBYTE;
const MAX_CHUNKS = 1000;
const MAX_SIZE = 4 * 1024 * MEBIBYTE;

export interface Chunks {
  size: number;
  chunkSize: number;
  count: number;
}

/** Why a file may not be cut like this (TRANSFER); null when it may. */
export const chunkProblem = ({ size, chunkSize, count }: Chunks): string | null => {
  if (size < 1 || size > MAX_SIZE) return 'video_size must be between 1 byte and 4 GB';
  if (count !== Math.max(1, Math.floor(size / chunkSize))) {
    return 'total_chunk_count must be video_size divided by chunk_size, rounded down';
  }
  if (count > MAX_CHUNKS) return 'there may be 1000 chunks at most';
  const last = size - (count - 1) * chunkSize;
  if (last > MAX_LAST_CHUNK) return 'the last chunk may have 128 MB at most';
  if (count === 1 && size > MAX_CHUNK) return 'files beyond 64 MB need several chunks';
  if (size < MIN_CHUNK) {
    return chunkSize === size ? null : 'chunk_size of files below 5 MB must be video_size';
  }
  const isInRange = chunkSize >= MIN_CHUNK && chunkSize <= MAX_CHUNK;
  return isInRange ? null : 'chunk_size must be between 5 MB and 64 MB';
};

/** Where the chunk that begins at `start` must end (exclusive). */
export const endOfChunk = ({ size, chunkSize, count }: Chunks, start: number): number => {
  const place = Math.floor(start / chunkSize);
  return place >= count - 1 ? size : (place + 1) * chunkSize;
};
