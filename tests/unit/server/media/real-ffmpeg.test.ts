import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { VideoRules } from '../../../../server/src/platforms/contract';
import { diskSource } from '../../../../server/src/services/media/disk-source';
import { CalledOff, Ffmpeg } from '../../../../server/src/services/media/ffmpeg';
import { keepVideo } from '../../../../server/src/services/media/kept-video';
import { boxesIn } from '../../../../server/src/services/media/movie-boxes';
import { readVideo } from '../../../../server/src/services/media/video-facts';
import { planVideo } from '../../../../server/src/services/media/video-plan';
import { videoBreaches } from '../../../../server/src/services/media/video-breaches';
import { WorkFolder } from '../../../../server/src/services/media/work-folder';

const RULES: VideoRules = {
  ...{ mimeTypes: ['video/mp4'], videoCodecs: ['avc'], audioCodecs: ['aac'] },
  ...{ maxBytes: 100_000_000, maxSide: 1920, durationMs: { min: 1_000, max: 60_000 } },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'real-ffmpeg-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

/** ffmpeg's own pictures and tones, encoded as it is told. */
const film = (name: string, ...args: string[]): string => {
  const quiet = ['-nostdin', '-v', 'error', '-y'];
  execFileSync('ffmpeg', [...quiet, ...args, at(name)]);
  return at(name);
};

const pictures = (size: string, rate = '25') => [
  '-f',
  'lavfi',
  '-i',
  `testsrc2=s=${size}:r=${rate}`,
];
const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100'];
const vp9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'];
const fastAvc = ['-c:v', 'libx264', '-preset', 'ultrafast'];

interface Wish {
  rules?: Partial<VideoRules>;
  trim?: { startMs: number; endMs: number };
  ffmpeg?: Ffmpeg;
  signal?: AbortSignal;
}

/** What the media library does with a video that breaks the rules. */
const convert = async (path: string, { rules, trim, ffmpeg, signal }: Wish = {}) => {
  const source = await diskSource(path);
  const read = await readVideo(source);
  if (!read) throw new Error('The film cannot be read.');
  const wanted = { ...RULES, ...rules };
  const plan = await planVideo({
    ...{ source, read, trim: trim ?? null, rules: wanted, canTranscode: true },
  });
  if (!plan.recipe?.transcode) throw new Error('It is not converted.');
  const kitchen = {
    ...{ folder: new WorkFolder(at('kept')), ffmpeg: ffmpeg ?? new Ffmpeg() },
    ...(signal && { signal }),
  };
  const made = await keepVideo({ path, id: path }, plan.recipe, kitchen);
  const result = await readVideo(await diskSource(made));
  if (!result) throw new Error('What was made cannot be read.');
  const { facts: video, ...rest } = result;
  const breaches = videoBreaches({ ...rest, video, byteLength: statSync(made).size }, wanted);
  return { made, result, breaches, plan };
};

const isInstalled = spawnSync('ffmpeg', ['-version']).status === 0;

/** Skipped aloud without ffmpeg; in CI, where nothing may be skipped, it fails. */
const describeWithFfmpeg = (name: string, suite: () => void) => {
  if (isInstalled) return describe(name, suite);
  const reason = 'ffmpeg is not installed on this machine';
  if (process.env['CI']) {
    return describe(name, () => {
      it('has its ffmpeg', () => {
        throw new Error(reason);
      });
    });
  }
  console.warn(`Skipped: ${name}, as ${reason}.`);
  return describe.skip(name, suite);
};

describeWithFfmpeg('converting with a real ffmpeg', () => {
  it('makes of VP9 with Opus in WebM an H.264 with AAC in MP4 of the same size and length', async () => {
    const path = film('a.webm', ...pictures('320x180'), ...tone, '-t', '3', ...vp9);
    const { made, result, breaches, plan } = await convert(path);
    expect(breaches).toEqual([]);
    expect(result).toMatchObject({
      ...{ mimeType: 'video/mp4', width: 320, height: 180 },
      facts: { videoCodec: 'avc', audioCodec: 'aac', frameRate: expect.closeTo(25, 1) as number },
    });
    expect(Math.abs(result.facts.durationMs - 3_000)).toBeLessThan(100);
    expect(plan.changes).toContain('it was converted to H.264 with AAC in MP4');
    const bytes = readFileSync(made);
    expect(boxesIn(bytes).map(({ type }) => type)).toEqual(['ftyp', 'moov', 'free', 'mdat']);
    expect(bytes.includes('elst')).toBe(false);
  }, 30_000);

  it('keeps sound in step that begins later than the pictures', async () => {
    const late = ['-itsoffset', '1.5', ...tone];
    const path = film('a.mkv', ...pictures('320x180'), ...late, '-t', '4', ...vp9, '-c:a', 'aac');
    const { made } = await convert(path);
    // The first tone is where it was: without an edit list, silence stands before it.
    const heard = spawnSync(
      'ffmpeg',
      ['-nostdin', '-i', made, '-af', 'silencedetect=noise=-40dB:d=0.5', '-f', 'null', '-'],
      { encoding: 'utf8' }
    ).stderr;
    const end = Number(/silence_end: ([\d.]+)/.exec(heard)?.[1]);
    expect(end).toBeGreaterThan(1.4);
    expect(end).toBeLessThan(1.6);
  }, 30_000);

  it('scales, gives bars, and slows down as far as the rules want it', async () => {
    const path = film(
      'a.mp4',
      ...pictures('640x361', '50'),
      '-t',
      '2',
      ...fastAvc,
      '-pix_fmt',
      'yuv444p'
    );
    const rules = { maxSide: 480, ratio: { min: 0.5, max: 1 }, frameRate: { min: 20, max: 30 } };
    const { result, breaches } = await convert(path, { rules });
    expect(breaches).toEqual([]);
    expect(result).toMatchObject({ width: 480, height: 480, facts: { audioCodec: null } });
    expect(result.facts.frameRate).toBeCloseTo(30, 1);
  }, 30_000);

  it('turns what was filmed upright as a person sees it', async () => {
    film('flat.mp4', ...pictures('320x180'), '-t', '2', ...fastAvc);
    const turn = ['-c', 'copy', '-metadata:s:v', 'rotate=90'];
    const path = film('upright.mov', '-i', at('flat.mp4'), ...turn);
    const upright = await readVideo(await diskSource(path));
    expect(upright).toMatchObject({ width: 180, height: 320, mimeType: 'video/quicktime' });
    const { result, breaches } = await convert(path);
    expect(breaches).toEqual([]);
    expect(result).toMatchObject({ width: 180, height: 320 });
  }, 30_000);

  it('cuts exactly where it was asked to, and never longer', async () => {
    const path = film('a.webm', ...pictures('320x180'), ...tone, '-t', '6', ...vp9, '-g', '250');
    const trim = { startMs: 1_300, endMs: 4_300 };
    const { result, breaches } = await convert(path, {
      trim,
      rules: { durationMs: { min: 500, max: 3_000 } },
    });
    expect(breaches).toEqual([]);
    expect(result.facts.durationMs).toBeGreaterThan(2_950);
    expect(result.facts.durationMs).toBeLessThanOrEqual(3_000);
  }, 30_000);

  it('stays below the most bytes, even with noise that no codec likes', async () => {
    const noise = ['-f', 'lavfi', '-i', 'nullsrc=s=320x180:r=25,geq=random(1)*255:128:128'];
    const path = film('a.webm', ...noise, ...tone, '-t', '3', ...vp9, '-b:v', '6M');
    const { breaches, made } = await convert(path, { rules: { maxBytes: 600_000 } });
    expect(breaches).toEqual([]);
    expect(statSync(made).size).toBeGreaterThan(300_000);
  }, 30_000);

  it('says of a film that breaks off that it does, and keeps nothing of it', async () => {
    const whole = film(
      ...['whole.mp4', ...pictures('320x180'), ...tone, '-t', '6', ...fastAvc],
      ...['-pix_fmt', 'yuv420p', '-movflags', '+faststart']
    );
    const bytes = readFileSync(whole);
    const path = at('half.mp4');
    writeFileSync(path, bytes.subarray(0, bytes.length / 2));
    const rules = { maxSide: 160 };
    await expect(convert(path, { rules })).rejects.toThrow(/^it breaks off: of 6 s only \d/);
    expect(readdirSync(at('kept'))).toEqual([]);
    expect((await convert(whole, { rules })).breaches).toEqual([]);
  }, 30_000);

  it('takes no offence at sound that outlasts the pictures, nor at pictures without sound', async () => {
    const short = ['-t', '2', ...pictures('320x180')];
    const sung = film('sung.webm', ...short, '-t', '5', ...tone, ...vp9);
    expect((await convert(sung)).breaches).toEqual([]);
    expect((await convert(film('mute.webm', ...short, ...vp9))).breaches).toEqual([]);
  }, 30_000);

  it('says of a film with broken pictures that it failed, and keeps nothing of it', async () => {
    const path = film('a.mp4', ...pictures('320x180'), '-t', '3', ...fastAvc);
    const bytes = readFileSync(path);
    const mdat = bytes.indexOf('mdat') + 4;
    bytes.fill(0xff, mdat, bytes.indexOf('moov') - 4);
    writeFileSync(path, bytes);
    const failure = convert(path, { rules: { maxSide: 160 } });
    await expect(failure).rejects.toThrow(/^(converting it failed|it breaks off)/);
    expect(readdirSync(at('kept'))).toEqual([]);
  }, 30_000);

  it('reads no playlist: only the one file, as what it is', async () => {
    film('secret.mp4', ...pictures('320x180'), '-t', '2', ...fastAvc);
    const list = `#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://${at('secret.mp4')}\n`;
    writeFileSync(at('list.mp4'), `${list}#EXT-X-ENDLIST\n`);
    const recipe = {
      cut: null,
      transcode: {
        ...{ from: 'mov' as const, trim: null, frameRate: null, videoBitRate: 1_000_000 },
        ...{ picture: { width: 320, height: 180 }, canvas: { width: 320, height: 180 } },
      },
    };
    const kitchen = { folder: new WorkFolder(at('kept')), ffmpeg: new Ffmpeg() };
    const made = keepVideo({ path: at('list.mp4'), id: 'list' }, recipe, kitchen);
    await expect(made).rejects.toThrow('converting it failed');
  }, 30_000);

  describe('of a film that takes long', () => {
    const long = () =>
      film('a.mp4', ...pictures('1280x720', '30'), '-t', '8', ...fastAvc, '-pix_fmt', 'yuv420p');
    const rules = { maxSide: 1278 };

    it('is called off at once, and leaves neither a process nor a file', async () => {
      const path = long();
      const abort = new AbortController();
      const running = convert(path, { rules, signal: abort.signal });
      const outcome = running.then(
        () => 'converted',
        (error: unknown) => error
      );
      while (workersOn(path) === 0) await tick();
      const calledOffAt = Date.now();
      abort.abort();
      expect(await outcome).toBeInstanceOf(CalledOff);
      expect(Date.now() - calledOffAt).toBeLessThan(2_000);
      for (let tries = 0; tries < 100 && workersOn(path) > 0; tries += 1) await tick();
      expect(workersOn(path)).toBe(0);
      expect(readdirSync(at('kept'))).toEqual([]);
    }, 60_000);

    it('is ended when its time is over, and says so', async () => {
      const path = long();
      const ffmpeg = new Ffmpeg({ timeLimitMs: 400 });
      await expect(convert(path, { rules, ffmpeg })).rejects.toThrow('converting it took too long');
      expect(workersOn(path)).toBe(0);
      expect(readdirSync(at('kept'))).toEqual([]);
    }, 60_000);
  });
});

const tick = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Processes of this machine that have the file as an argument. */
const workersOn = (path: string): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(path);
      } catch {
        return false;
      }
    }).length;
