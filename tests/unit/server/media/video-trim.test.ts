import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  ALL_FORMATS,
  BufferSource,
  BufferTarget,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

import { makeVideo, type VideoWish } from '../../../../conformance/src/make-video';
import { diskSource, type DiskSource } from '../../../../server/src/services/media/disk-source';
import { readVideo } from '../../../../server/src/services/media/video-facts';
import type { TrimWish } from '../../../../server/src/services/media/trim-wish';
import { planTrim, trimVideo } from '../../../../server/src/services/media/video-trim';
import { PlatformFailure } from '../../../../server/src/platforms/contract';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trim-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stored = async (bytes: Uint8Array) => {
  const path = join(folder, 'film');
  await writeFile(path, bytes);
  return diskSource(path);
};

const trimmed = async (bytes: Uint8Array, wish: TrimWish) => {
  const source = await stored(bytes);
  const path = join(folder, 'part');
  const times = await planTrim(source, wish);
  await trimVideo(source, { wish, path });
  return { times, path, video: await readVideo(await diskSource(path)) };
};

/** What is shown, in order: time (ms) and first byte of each frame. */
const framesOf = async (path: string) => {
  const input = new Input({ source: new BufferSource(await readFile(path)), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (!track) throw new Error('No pictures.');
  const frames: { ms: number; mark: number; type: string }[] = [];
  for await (const { timestamp, data, type } of new EncodedPacketSink(track).packets()) {
    frames.push({ ms: Math.round(timestamp * 1000), mark: data[0] ?? -1, type });
  }
  input.dispose();
  return frames.sort((one, other) => one.ms - other.ms);
};

/** Ten frames a second; `order` are the places in time of the frames as they are decoded. */
const filmInOrder = async (order: readonly number[], keys: readonly number[]) => {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
  const video = new EncodedVideoPacketSource('vp9');
  output.addVideoTrack(video);
  await output.start();
  const decoderConfig = { codec: 'vp09.00.10.08', codedWidth: 320, codedHeight: 240 };
  for (const place of order) {
    const type = keys.includes(place) ? 'key' : 'delta';
    const packet = new EncodedPacket(new Uint8Array([place]), type, place / 10, 0.1);
    await video.add(packet, { decoderConfig });
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
};

describe('cutting a video without making it anew', () => {
  it('begins at the key frame before, ends where it is asked to, and keeps the sound', async () => {
    const bytes = await makeVideo({ seconds: 12, frameBytes: 5000, width: 720, height: 1280 });
    const { times, path, video } = await trimmed(bytes, { startMs: 3500, endMs: 8200 });
    expect(times).toEqual({ startMs: 3000, endMs: 8200 });
    expect(video).toMatchObject({
      ...{ mimeType: 'video/mp4', width: 720, height: 1280 },
      facts: { videoCodec: 'avc', audioCodec: 'aac' },
    });
    expect(video?.facts.durationMs).toBeGreaterThan(5150);
    expect(video?.facts.durationMs).toBeLessThanOrEqual(5201);
    const frames = await framesOf(path);
    expect(frames).toHaveLength(156);
    expect(frames[0]).toMatchObject({ ms: 0, type: 'key' });
    const size = (await stat(path)).size;
    expect(size / bytes.byteLength).toBeCloseTo(5.2 / 12, 1);
  });

  it('puts the index in front, and writes no edit list', async () => {
    const bytes = await makeVideo({ seconds: 6 });
    const { path } = await trimmed(bytes, { startMs: 2100, endMs: 4000 });
    const text = (await readFile(path)).toString('latin1');
    expect(text.indexOf('moov')).toBeGreaterThan(0);
    expect(text.indexOf('moov')).toBeLessThan(text.indexOf('mdat'));
    expect(text).not.toContain('elst');
  });

  it.each<[VideoWish, string]>([
    [{ container: 'webm', videoCodec: 'vp9', audioCodec: null }, 'video/webm'],
    [{ container: 'mov' }, 'video/mp4'],
    [{ audioCodec: null }, 'video/mp4'],
  ])('makes of %j a %s', async (wish, mimeType) => {
    const bytes = await makeVideo({ seconds: 5, ...wish });
    const { video } = await trimmed(bytes, { startMs: 1000, endMs: 3000 });
    expect(video?.mimeType).toBe(mimeType);
    expect(video?.facts.audioCodec === null).toBe(wish.audioCodec === null);
    expect(Math.abs((video?.facts.durationMs ?? 0) - 2000)).toBeLessThan(60);
  });

  it('never gets longer than the longest that is taken, though it begins earlier', async () => {
    const bytes = await makeVideo({ seconds: 9 });
    const wish = { startMs: 1900, endMs: 5900, longestMs: 4000 };
    const { times, video } = await trimmed(bytes, wish);
    expect(times).toEqual({ startMs: 1000, endMs: 5000 });
    expect(video?.facts.durationMs).toBeLessThanOrEqual(4000);
  });

  it('leaves no frame without the ones it leans on, when they are not stored in order', async () => {
    // 0 is whole; 3 leans on 0, 1 and 2 on both; 5 and 4 are shown before the key frame 6.
    const film = await filmInOrder([0, 3, 1, 2, 6, 4, 5, 9, 7, 8, 12, 10, 11], [0, 6, 12]);
    const from = async (wish: TrimWish) =>
      (await framesOf((await trimmed(film, wish)).path)).map(({ mark }) => mark);
    expect(await from({ startMs: 600, endMs: 1000 })).toEqual([6, 7, 8, 9]);
    // 9 is shown behind the end, and 7 and 8 lean on it.
    expect(await from({ startMs: 0, endMs: 850 })).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it.each<[TrimWish, RegExp]>([
    [{ startMs: 5000, endMs: 6000 }, /the part from 5 s to 6 s cannot be cut out of 4 s/],
    [{ startMs: 2000, endMs: 2000 }, /cannot be cut out/],
    [{ startMs: -1, endMs: 2000 }, /cannot be cut out/],
    [{ startMs: NaN, endMs: 2000 }, /cannot be cut out/],
    [{ startMs: 0, endMs: NaN }, /cannot be cut out/],
  ])('refuses %j in words', async (wish, words) => {
    const source = await stored(await makeVideo({ seconds: 4 }));
    await expect(planTrim(source, wish)).rejects.toThrow(words);
    await expect(trimVideo(source, { wish, path: join(folder, 'part') })).rejects.toThrow(words);
  });

  it('takes an end behind the end for the end', async () => {
    const bytes = await makeVideo({ seconds: 4 });
    const { times } = await trimmed(bytes, { startMs: 2000, endMs: Infinity });
    expect(times.endMs - 4000).toBeLessThan(50);
  });

  it('refuses what is no video', async () => {
    const noise = await stored(new Uint8Array(5000).fill(7));
    const words = 'cut it before you upload it';
    await expect(planTrim(noise, { startMs: 0, endMs: 1000 })).rejects.toThrow(words);
  });

  it('copies what there is of a file that ends early', async () => {
    const bytes = await makeVideo({ seconds: 4, frameBytes: 3000 });
    const half = bytes.subarray(0, bytes.byteLength / 2);
    const { video } = await trimmed(half, { startMs: 0, endMs: 4000 });
    expect(video?.facts.durationMs).toBeGreaterThan(1500);
    expect(video?.facts.durationMs).toBeLessThan(2500);
  });

  it('hands a failing storage through: it says nothing of the video', async () => {
    const down = new PlatformFailure(
      { family: 'retryable' },
      { code: 'MEDIA_STORAGE', message: 'Down.' }
    );
    const source = { byteLength: 9000, read: () => Promise.reject(down) };
    await expect(planTrim(source, { startMs: 0, endMs: 1 })).rejects.toBe(down);
    await expect(readVideo(source)).rejects.toBe(down);
  });

  it('reads and writes a large video in pieces, never whole', async () => {
    const bytes = await makeVideo({ seconds: 60, frameBytes: 60_000 });
    const source = await stored(bytes);
    let largest = 0;
    const watched: DiskSource = {
      byteLength: source.byteLength,
      read: (range) => {
        largest = Math.max(largest, range ? range.end - range.start : source.byteLength);
        return source.read(range);
      },
      readInto: (piece, start) => {
        largest = Math.max(largest, piece.byteLength);
        return source.readInto(piece, start);
      },
    };
    await trimVideo(watched, { wish: { startMs: 0, endMs: 50_000 }, path: join(folder, 'part') });
    expect(bytes.byteLength).toBeGreaterThan(100_000_000);
    expect(largest).toBeLessThanOrEqual(1024 * 1024);
  }, 60_000);
});
