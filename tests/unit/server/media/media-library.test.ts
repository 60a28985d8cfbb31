import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';

import { makeVideo } from '../../../../conformance/src/make-video';
import { platformOf } from '../../../../server/src/platforms/registry';
import type { MediaFile } from '../../../../server/src/platforms/contract';
import type { StoredMedia } from '../../../../server/src/services/adaptation/stored-content';
import { MediaLibrary } from '../../../../server/src/services/media/media-library';
import { aMediaStrapi, type MediaStrapi } from './a-media-strapi';

const PATH = process.env['PATH'];

let world: MediaStrapi;
let library: MediaLibrary;
let bin: string;

beforeEach(() => {
  // No ffmpeg, whatever this machine has.
  bin = mkdtempSync(join(tmpdir(), 'bin-'));
  process.env['PATH'] = bin;
  world = aMediaStrapi();
  library = new MediaLibrary(world.strapi);
});

afterEach(() => {
  process.env['PATH'] = PATH;
  world.close();
  rmSync(bin, { recursive: true, force: true });
});

const { feed, story } = platformOf('instagram').descriptor.formats;
const options = { format: feed, isReachable: true };

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer();

const aPicture = async (width = 1000, height = 800, row = {}): Promise<StoredMedia> =>
  world.add('Quay.jpg', 'image/jpeg', await picture(width, height), { width, height, ...row });

const aFilm = async (wish = {}): Promise<StoredMedia> =>
  world.add('Film.mp4', 'video/mp4', await makeVideo({ seconds: 9, frameBytes: 900, ...wish }));

const bytesBehind = async (file: MediaFile): Promise<Buffer> => {
  const ticket = library.links.open(new URL(file.url ?? '').searchParams.get('ticket') ?? '');
  if (!ticket) throw new Error('The ticket does not open.');
  return Buffer.from(await (await library.openTicket(ticket)).read());
};

/** Takes whatever it is given for a film that obeys. */
const installFfmpeg = async (): Promise<void> => {
  const result = join(bin, 'result.mp4');
  writeFileSync(result, await makeVideo({ seconds: 9, width: 720, height: 1280 }));
  const script = `#!/bin/sh\nfor last; do :; done\n/bin/cp ${result} "\${last#file:}"\necho x >> ${bin}/runs\n`;
  writeFileSync(join(bin, 'ffmpeg'), script);
  chmodSync(join(bin, 'ffmpeg'), 0o755);
  library = new MediaLibrary(world.strapi);
};

const runs = (): number =>
  existsSync(join(bin, 'runs')) ? readFileSync(join(bin, 'runs'), 'utf8').split('x').length - 1 : 0;

describe('a picture with a focal point', () => {
  it('goes out cut around it, and planned and fetched it is the same', async () => {
    const media = await aPicture(2400, 1000, { focalPoint: { x: 10, y: 50 } });
    const { file, changes } = await library.open(media, options);
    expect([file.width, file.height]).toEqual([1799, 942]);
    expect(changes[0]).toMatch(/^Quay\.jpg: its sides were cut off around its focal point/);
    const planned = await library.plan(media, options);
    expect(planned).toMatchObject({ changes, problem: null });
    expect(planned.file).toMatchObject({ width: 1799, height: 942, mimeType: file.mimeType });
    expect((await bytesBehind(file)).equals(Buffer.from(await file.read()))).toBe(true);
  });

  it('is made anew when the point moves', async () => {
    const media = await aPicture(2400, 1000, { focalPoint: { x: 10, y: 50 } });
    await library.open(media, options);
    const before = readdirSync(world.workFolder);
    world.rowOf(media.fileId).focalPoint = null;
    const { file, changes } = await library.open(media, options);
    expect(changes[0]).toMatch(/it was scaled/);
    expect(changes[1]).toMatch(/it got white bars/);
    expect([file.width, file.height]).toEqual([1799, 942]);
    expect(readdirSync(world.workFolder).length).toBeGreaterThan(before.length);
  });
});

describe('a video of which a part goes out', () => {
  it('is cut once, told by what was made, and fetched as such', async () => {
    const media = { ...(await aFilm()), trim: { startMs: 2500, endMs: 7000 } };
    const { file, changes } = await library.open(media, options);
    expect(file.video?.durationMs).toBeGreaterThan(4900);
    expect(changes).toEqual([
      'Film.mp4: it was cut to the part from 2 s to 7 s: without converting it, it cannot begin right at 2.5 s',
    ]);
    expect((await bytesBehind(file)).equals(Buffer.from(await file.read()))).toBe(true);
    await library.open(media, options);
    expect(readdirSync(world.workFolder)).toHaveLength(1);
    const planned = await library.plan(media, options);
    expect(planned.changes).toEqual(changes);
    expect(planned.file.video?.durationMs).toBe(5000);
  });

  it('has a handle of its own beside another part of the same video', async () => {
    const media = await aFilm();
    const one = { ...media, trim: { startMs: 0, endMs: 4000 } };
    const other = { ...media, trim: { startMs: 4000, endMs: 8000 } };
    const keys = [media, one, other].map(
      async (part) => (await library.open(part, options)).file.key
    );
    expect(new Set(await Promise.all(keys)).size).toBe(3);
  });

  it('is refused by name where the part does not exist', async () => {
    const media = { ...(await aFilm()), trim: { startMs: 50_000, endMs: 60_000 } };
    const failure = {
      code: 'MEDIA_UNREADABLE',
      message:
        'The file Film.mp4 cannot be used: the part from 50 s to 60 s cannot be cut out of 9 s.',
    };
    await expect(library.open(media, options)).rejects.toMatchObject(failure);
    expect((await library.plan(media, options)).problem).toEqual(failure);
  });

  it('is all of it where the part is everything', async () => {
    const media = { ...(await aFilm()), trim: { startMs: 0, endMs: 20_000 } };
    expect((await library.open(media, options)).changes).toEqual([]);
  });
});

describe('a video in a codec that is not taken', () => {
  it('goes to the check as it is where there is no ffmpeg', async () => {
    const media = await aFilm({ videoCodec: 'av1' });
    const { file, changes } = await library.open(media, options);
    expect([file.video?.videoCodec, changes]).toEqual(['av1', []]);
  });

  it('is converted once where there is, and planned and fetched it is the same', async () => {
    await installFfmpeg();
    const media = await aFilm({ videoCodec: 'av1' });
    const planned = await library.plan(media, options);
    expect(planned.file).toMatchObject({ mimeType: 'video/mp4', video: { videoCodec: 'avc' } });
    expect(runs()).toBe(0);
    const { file, changes } = await library.open(media, options);
    expect(changes).toEqual(['Film.mp4: it was converted to H.264 with AAC in MP4']);
    expect(planned.changes).toEqual(changes);
    // What was made counts, not what was planned.
    expect(file).toMatchObject({ width: 720, video: { videoCodec: 'avc' } });
    expect((await bytesBehind(file)).equals(Buffer.from(await file.read()))).toBe(true);
    await library.open(media, options);
    expect(runs()).toBe(1);
    expect(readdirSync(world.workFolder)).toHaveLength(1);
  });

  it('is cut exactly, where a copy would be too long for a story', async () => {
    await installFfmpeg();
    const long = { seconds: 70, frameBytes: 64, frameRate: 1 };
    const media = {
      ...(await aFilm({ ...long, videoCodec: 'av1' })),
      trim: { startMs: 2500, endMs: 62_500 },
    };
    const planned = await library.plan(media, { ...options, format: story });
    expect(planned.file.video?.durationMs).toBe(60_000);
    expect(planned.changes[0]).toBe('Film.mp4: it was cut to the part from 2.5 s to 62.5 s');
  });

  it('that ffmpeg cannot convert is refused by name, and nothing of it stays', async () => {
    await installFfmpeg();
    writeFileSync(join(bin, 'ffmpeg'), '#!/bin/sh\nexit 1\n');
    const media = await aFilm({ videoCodec: 'av1' });
    await expect(library.open(media, options)).rejects.toMatchObject({
      ...{ code: 'MEDIA_UNREADABLE', family: 'rejected' },
      message:
        'The file Film.mp4 cannot be used: converting it failed; convert it to H.264 with AAC in MP4 yourself.',
    });
    expect(readdirSync(world.workFolder)).toEqual([]);
  });

  it('is left when the attempt ends, with the reason of that', async () => {
    await installFfmpeg();
    writeFileSync(join(bin, 'ffmpeg'), '#!/bin/sh\nexec /bin/sleep 30\n');
    const media = await aFilm({ videoCodec: 'av1' });
    const abort = new AbortController();
    const reason = new Error('The lease was lost.');
    setTimeout(() => abort.abort(reason), 200);
    const other = new MediaLibrary(world.strapi);
    const opening = library.open(media, { ...options, signal: abort.signal });
    await expect(opening).rejects.toBe(reason);
    // Nothing is wrong with the file: it can be planned, and opened by others.
    expect((await other.plan(media, options)).problem).toBeNull();
  });
});

describe('tidying up', () => {
  it('takes cut videos that nobody used for days along', async () => {
    const media = { ...(await aFilm()), trim: { startMs: 0, endMs: 4000 } };
    await library.open(media, options);
    const [name = ''] = readdirSync(world.workFolder);
    const longAgo = new Date(Date.now() - 4 * 24 * 60 * 60_000);
    await utimes(join(world.workFolder, name), longAgo, longAgo);
    await library.tidy();
    expect(readdirSync(world.workFolder)).toEqual([]);
  });
});
