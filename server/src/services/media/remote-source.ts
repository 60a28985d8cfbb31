import { PlatformFailure, type ByteSource } from '../../platforms/contract';
import { missing, storageDown, unusable } from './media-failures';

interface RemoteFile {
  fetch: typeof globalThis.fetch;
  /** Can be opened as it is; never part of a message, as it may be signed. */
  url: string;
  /** As people know the file. */
  name: string;
  /** Ends all reading. */
  signal: AbortSignal;
}

/**
 * A file behind an address, read range by range. Null when its server gives no ranges.
 *
 * @throws {PlatformFailure} `rejected` when it is gone or empty, `retryable` when the storage fails
 */
export const remoteSource = async (file: RemoteFile): Promise<ByteSource | null> => {
  const first = await ask(file, 'bytes=0-0');
  await first.body?.cancel();
  if (first.status === 416) throw unusable(file.name, 'it has no bytes');
  if (first.status === 200) return null;
  const byteLength = Number(
    /^bytes 0-0\/(\d{1,15})$/.exec(first.headers.get('content-range') ?? '')?.[1]
  );
  if (first.status !== 206 || !(byteLength > 0)) return null;
  return {
    byteLength,
    read: ({ start, end } = { start: 0, end: byteLength }) =>
      readRange(file, { start, end: Math.min(end, byteLength) }),
  };
};

const readRange = async (
  file: RemoteFile,
  { start, end }: { start: number; end: number }
): Promise<Uint8Array> => {
  if (end <= start) return new Uint8Array(0);
  const response = await ask(file, `bytes=${start}-${end - 1}`);
  const isWanted = (response.headers.get('content-range') ?? '').startsWith(`bytes ${start}-`);
  if (response.status !== 206 || !isWanted || !response.body) {
    await response.body?.cancel();
    throw storageDown(file.name, 'gave another part of it than was asked for');
  }
  const bytes = new Uint8Array(end - start);
  try {
    let filled = 0;
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
      // More than was asked for is never kept.
      const taken = piece.subarray(0, bytes.length - filled);
      bytes.set(taken, filled);
      filled += taken.length;
      if (filled === bytes.length) return bytes;
    }
  } catch {
    throw storageDown(file.name, 'could not be read');
  }
  throw storageDown(file.name, 'broke off');
};

const ask = async ({ fetch, url, name, signal }: RemoteFile, range: string): Promise<Response> => {
  try {
    const response = await fetch(url, { headers: { range }, signal });
    const { status } = response;
    if (response.ok || status === 416) return response;
    await response.body?.cancel();
    throw status === 404 || status === 410
      ? missing(name)
      : storageDown(name, `answered ${status}`);
  } catch (error) {
    if (error instanceof PlatformFailure) throw error;
    // The error itself may hold the signed address.
    throw storageDown(name, 'could not be read');
  }
};
