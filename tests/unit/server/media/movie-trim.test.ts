import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
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

import { diskSource } from '../../../../server/src/services/media/disk-source';
import { boxesIn } from '../../../../server/src/services/media/movie-boxes';
import { movieIndexOf } from '../../../../server/src/services/media/movie-index';
import { movieOf, trimMovie } from '../../../../server/src/services/media/movie-trim';
import { packetTimes, trimPackets } from '../../../../server/src/services/media/packet-trim';
import type { TrimWish } from '../../../../server/src/services/media/trim-wish';
import { videoInput } from '../../../../server/src/services/media/video-input';
import { planTrim, trimVideo } from '../../../../server/src/services/media/video-trim';
import { makeFilm } from './a-film';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'movie-trim-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const stored = async (bytes: Uint8Array) => {
  const path = join(folder, 'film');
  await writeFile(path, bytes);
  return diskSource(path);
};

/** Everything a player finds: sizes, turn, and each frame with its moment and bytes. */
const contentOf = async (path: string) => {
  const input = new Input({ source: new BufferSource(await readFile(path)), formats: ALL_FORMATS });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const tracks: string[][] = [];
  for (const track of [video, audio]) {
    const packets: string[] = [];
    tracks.push(packets);
    if (!track) continue;
    for await (const { timestamp, duration, type, data } of new EncodedPacketSink(
      track
    ).packets()) {
      const [ms, longMs] = [Math.round(timestamp * 1000), Math.round(duration * 1000)];
      packets.push(`${ms} ${longMs} ${type} ${Buffer.from(data).toString('hex')}`);
    }
  }
  const content = {
    ...{ mimeType: await input.getMimeType(), rotation: video?.rotation, tracks },
    seconds: Number((await input.computeDuration()).toFixed(3)),
  };
  input.dispose();
  return content;
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : 'no error');

/** The same part in both ways: by the index, and packet by packet as mediabunny copies it. */
const inBothWays = async (bytes: Uint8Array, wish: TrimWish) => {
  const source = await stored(bytes);
  const input = videoInput(source);
  const video = await input.getPrimaryVideoTrack();
  if (!video) throw new Error('No pictures.');
  const index = await movieIndexOf(input, source);
  const audio = await input.getPrimaryAudioTrack();
  const movie = index && (await movieOf(index, { video, audio }));
  if (!movie) throw new Error('It has no plain index.');
  const [ours, theirs] = [join(folder, 'ours'), join(folder, 'theirs')];
  const [one, other] = [
    await trimMovie(movie, { source, wish, path: ours }).then(() => contentOf(ours), messageOf),
    await trimPackets(input, { wish, path: theirs }).then(() => contentOf(theirs), messageOf),
  ];
  input.dispose();
  return [one, other];
};

describe('cutting a film by its index', () => {
  it('copies exactly what mediabunny copies, whatever the film and the part', async () => {
    const film = fc.record({
      seconds: fc.integer({ min: 1, max: 8 }),
      framesPerKey: fc.constantFrom(3, 12, 48, 498),
      isMov: fc.boolean(),
      soundFromS: fc.constantFrom(null, 0, 0.02, 1.5),
    });
    const part = fc.record({
      startMs: fc.integer({ min: 0, max: 6_000 }),
      longMs: fc.integer({ min: 40, max: 9_000 }),
      longestMs: fc.constantFrom(undefined, 1_000, 3_000),
    });
    await fc.assert(
      fc.asyncProperty(film, part, async (shape, { startMs, longMs, longestMs }) => {
        const wish = { startMs, endMs: startMs + longMs, ...(longestMs && { longestMs }) };
        const [ours, theirs] = await inBothWays(await makeFilm(shape), wish);
        // Its reserved room is too small at times: then there is nothing to compare with.
        if (theirs !== 'Assertion failed.') expect(ours).toEqual(theirs);
      }),
      { seed: 11, numRuns: 60 }
    );
  }, 60_000);

  it('tells the same moments beforehand', async () => {
    const source = await stored(
      await makeFilm({ seconds: 8, framesPerKey: 48, isMov: true, soundFromS: 0 })
    );
    const wish = { startMs: 4_900, endMs: 7_000 };
    const input = videoInput(source);
    expect(await planTrim(source, wish)).toEqual(await packetTimes(input, wish));
    expect(await planTrim(source, wish)).toEqual({ startMs: 3_840, endMs: 7_000 });
    input.dispose();
  });

  it('puts the index in front, and an edit list only where sound begins later', async () => {
    const cut = async (soundFromS: number) => {
      const shape = { seconds: 4, framesPerKey: 12, isMov: false, soundFromS };
      const path = join(folder, 'part');
      const wish = { startMs: 500, endMs: 3_500 };
      await trimVideo(await stored(await makeFilm(shape)), { wish, path });
      return readFile(path);
    };
    const together = await cut(0);
    expect(boxesIn(together).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'mdat']);
    expect(together.includes('elst')).toBe(false);
    expect((await cut(1.5)).includes('elst')).toBe(true);
  });

  it('leaves films in fragments to mediabunny', async () => {
    const fragments = new Mp4OutputFormat({ fastStart: 'fragmented' });
    const target = new BufferTarget();
    const output = new Output({ format: fragments, target });
    const video = new EncodedVideoPacketSource('vp9');
    output.addVideoTrack(video);
    await output.start();
    const decoderConfig = { codec: 'vp09.00.10.08', codedWidth: 320, codedHeight: 240 };
    for (let index = 0; index < 40; index += 1) {
      const packet = new EncodedPacket(new Uint8Array([index]), 'key', index / 10, 0.1);
      await video.add(packet, { decoderConfig });
    }
    await output.finalize();
    const film = new Uint8Array(target.buffer ?? new ArrayBuffer(0));
    const source = await stored(film);
    const input = videoInput(source);
    expect(await movieIndexOf(input, source)).toBeNull();
    input.dispose();
    const path = join(folder, 'part');
    await trimVideo(source, { wish: { startMs: 1_000, endMs: 2_000 }, path });
    expect((await contentOf(path)).tracks[0]).toHaveLength(10);
  });

  it('refuses an index in words that was damaged, or cuts what it says; it never hangs', async () => {
    const bytes = await makeFilm({ seconds: 2, framesPerKey: 12, isMov: false, soundFromS: 0 });
    const moov = Buffer.from(bytes).indexOf('moov');
    const damage = fc.array(
      fc.record({
        at: fc.integer({ min: moov, max: bytes.length - 1 }),
        value: fc.constantFrom(0, 1, 127, 255),
      }),
      { minLength: 1, maxLength: 6 }
    );
    let refused = 0;
    // mediabunny tells the console of what it does not know.
    jest.spyOn(console, 'warn').mockReturnValue(undefined);
    jest.spyOn(console, 'error').mockReturnValue(undefined);
    await fc.assert(
      fc.asyncProperty(damage, async (hits) => {
        const broken = bytes.slice();
        for (const { at, value } of hits) broken[at] = value;
        const source = await stored(broken);
        const wish = { startMs: 500, endMs: 1_500 };
        const cut = trimVideo(source, { wish, path: join(folder, 'part') });
        const words = await cut.then(() => null, messageOf);
        if (words === null) return;
        refused += 1;
        expect(words).toMatch(/cannot be cut|nothing to show/);
      }),
      { seed: 4, numRuns: 200 }
    );
    expect(refused).toBeGreaterThan(10);
  }, 60_000);
});
