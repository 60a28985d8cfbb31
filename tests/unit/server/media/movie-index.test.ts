import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeVideo } from '../../../../conformance/src/make-video';
import { diskSource } from '../../../../server/src/services/media/disk-source';
import { bodyAt, viewOf } from '../../../../server/src/services/media/movie-boxes';
import { movieIndexOf } from '../../../../server/src/services/media/movie-index';
import { runsInFileOrder, spansOf } from '../../../../server/src/services/media/movie-runs';
import { samplesOf } from '../../../../server/src/services/media/movie-samples';
import { ChunkTables } from '../../../../server/src/services/media/movie-tables';
import { readVideo } from '../../../../server/src/services/media/video-facts';
import { videoInput } from '../../../../server/src/services/media/video-input';
import { planTrim } from '../../../../server/src/services/media/video-trim';
import { makeFilm } from './a-film';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'movie-index-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stored = async (bytes: Uint8Array) => {
  const path = join(folder, 'film');
  await writeFile(path, bytes);
  return diskSource(path);
};

const indexOf = async (bytes: Uint8Array) => {
  const source = await stored(bytes);
  const input = videoInput(source);
  try {
    return await movieIndexOf(input, source);
  } finally {
    input.dispose();
  }
};

describe('the index of a film', () => {
  it.each([
    ['delays of four thousand million frames', 'ctts', 8],
    ['durations of as many', 'stts', 8],
    ['delays that are not there', 'ctts', 4],
    ['a run of chunks that are not there', 'stsc', 20],
    ['more samples in a chunk than in the film', 'stsc', 12],
    ['no table of chunks', 'stco', -4],
  ])('with %s is no video, and nobody counts that far', async (_, table, at) => {
    const shape = { seconds: 4, framesPerKey: 12, isMov: false, soundFromS: 0 };
    const bytes = Buffer.from(await makeFilm(shape));
    bytes.writeUInt32BE(0xff000002, bytes.indexOf(table) + 4 + at);
    const source = await stored(bytes);
    expect(await readVideo(source)).toBeNull();
    await expect(planTrim(source, { startMs: 0, endMs: 1_000 })).rejects.toThrow(
      'it cannot be cut as it is'
    );
  });

  it('stops at the end of the file', async () => {
    const bytes = await makeVideo({ seconds: 4, frameBytes: 3000 });
    const whole = await indexOf(bytes);
    const half = await indexOf(bytes.subarray(0, bytes.length / 2));
    const [all, there] = [whole, half].map((index) => {
      const track = index?.tracks.find(({ handler }) => handler === 'vide');
      return track ? [...samplesOf(track)].length : 0;
    });
    expect(all).toBe(120);
    expect(there).toBeGreaterThan(40);
    expect(there).toBeLessThan(70);
  });

  it('of a file of more than 4 GB has offsets of 64 bits', () => {
    const chunks = new ChunkTables(true);
    chunks.add({ offset: 0, samples: 2 });
    chunks.add({ offset: 5_000_000_000, samples: 2 });
    chunks.add({ offset: 5_000_000_100, samples: 1 });
    const boxes = chunks.boxes();
    chunks.move(1_000);
    const bytes = Buffer.concat(boxes);
    const offsets = viewOf(bodyAt(bytes, ['co64']) ?? new Uint8Array());
    expect([8, 16, 24].map((at) => Number(offsets.getBigUint64(at)))).toEqual([
      1_000, 5_000_001_000, 5_000_001_100,
    ]);
    const sizes = viewOf(bodyAt(bytes, ['stsc']) ?? new Uint8Array());
    expect([4, 8, 12, 20, 24].map((at) => sizes.getUint32(at))).toEqual([2, 1, 2, 3, 1]);
  });
});

describe('the way through the file', () => {
  it('joins what lies side by side, up to a megabyte at a time', () => {
    const runs = [
      { offset: 100, byteLength: 50, samples: 1 },
      { offset: 150, byteLength: 2_500_000, samples: 1 },
      { offset: 9_000_000, byteLength: 10, samples: 1 },
      { offset: 40, byteLength: 60, samples: 1 },
    ];
    const mega = 1024 * 1024;
    expect([...spansOf(runs)]).toEqual([
      { start: 100, end: 100 + mega },
      { start: 100 + mega, end: 100 + 2 * mega },
      { start: 100 + 2 * mega, end: 2_500_150 },
      { start: 9_000_000, end: 9_000_010 },
      { start: 40, end: 100 },
    ]);
  });

  it('keeps tracks as mixed as they are', async () => {
    const index = await indexOf(await makeVideo({ seconds: 3 }));
    const parts = (index?.tracks ?? []).map((track) => ({
      ...{ track, zeroUnits: 0 },
      samples: () => samplesOf(track),
    }));
    const runs = [...runsInFileOrder(parts)];
    const offsets = runs.map(({ offset }) => offset);
    expect(offsets).toEqual([...offsets].sort((one, other) => one - other));
    expect(new Set(runs.map(({ place }) => place)).size).toBe(2);
    expect(runs.length).toBeGreaterThan(4);
  });
});
