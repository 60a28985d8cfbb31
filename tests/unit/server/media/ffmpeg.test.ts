import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { CalledOff, Ffmpeg } from '../../../../server/src/services/media/ffmpeg';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ffmpeg-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that is called ffmpeg, in a folder of its own. */
const installed = (script: string, timeLimitMs?: number): Ffmpeg => {
  writeFileSync(join(folder, 'ffmpeg'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'ffmpeg'), 0o755);
  const searchPath = [folder, process.env['PATH']].join(delimiter);
  return new Ffmpeg({ searchPath, timeLimitMs });
};

const at = (name: string) => join(folder, name);

describe('the ffmpeg of the machine', () => {
  it('is found on the PATH, and only as a program in an absolute folder', async () => {
    expect(await installed('exit 0').path()).toBe(at('ffmpeg'));
    expect(await new Ffmpeg({ searchPath: '' }).path()).toBeNull();
    expect(await new Ffmpeg({ searchPath: `.${delimiter}bin` }).path()).toBeNull();
    chmodSync(at('ffmpeg'), 0o644);
    expect(await new Ffmpeg({ searchPath: folder }).path()).toBeNull();
    await expect(new Ffmpeg({ searchPath: '' }).run({ args: [] })).rejects.toThrow(
      'ffmpeg is not installed here'
    );
  });

  it('gets its arguments as they are, no shell reads them', async () => {
    const args = ['-i', 'file:/a b', '$(touch x)', ';exit 9', '"', "'"];
    await installed(`printf '%s\\n' "$@" > ${at('args')}`).run({ args });
    expect(readFileSync(at('args'), 'utf8')).toBe(`${args.join('\n')}\n`);
  });

  it('sees none of the secrets of the server', async () => {
    process.env['OAUTH_ENCRYPTION_KEY_OF_TEST'] = 'secret';
    await installed(`env > ${at('env')}`).run({ args: [] });
    delete process.env['OAUTH_ENCRYPTION_KEY_OF_TEST'];
    expect(readFileSync(at('env'), 'utf8')).not.toContain('secret');
  });

  it('that fails is told in words; what it said itself goes to the logs only', async () => {
    const failing = installed('echo "/srv/uploads/x.mov: Invalid data" >&2; exit 1');
    const error: unknown = await failing.run({ args: [] }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      message: 'converting it failed; convert it to H.264 with AAC in MP4 yourself',
    });
    expect(String(error)).not.toContain('/srv');
  });

  it('keeps little of what a chatty one says', async () => {
    const chatty = installed(
      'i=0; while [ $i -lt 3000 ]; do echo "line $i of noise" >&2; i=$((i+1)); done; exit 1'
    );
    const error: unknown = await chatty.run({ args: [] }).catch((thrown: unknown) => thrown);
    expect(String((error as Error).cause).length).toBeLessThanOrEqual(2000);
  });

  it('is ended when it takes too long', async () => {
    const slow = installed('exec sleep 30', 150);
    const startedAt = Date.now();
    await expect(slow.run({ args: [] })).rejects.toThrow('converting it took too long');
    expect(Date.now() - startedAt).toBeLessThan(5000);
  });

  it('is ended when nobody waits any more', async () => {
    const slow = installed(`echo $$ > ${at('pid')}; exec sleep 30`);
    const abort = new AbortController();
    const running = slow.run({ args: [], signal: abort.signal });
    while (!existsSync(at('pid')) || readFileSync(at('pid'), 'utf8') === '') await tick();
    abort.abort();
    await expect(running).rejects.toBeInstanceOf(CalledOff);
    const pid = Number(readFileSync(at('pid'), 'utf8'));
    for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await tick();
    expect(isAlive(pid)).toBe(false);
  });

  it('works on one video at a time, and on the next one after a failure', async () => {
    const script = `mkdir ${at('lock')} || exit 7; sleep 0.1; rmdir ${at('lock')}; exit $1`;
    const ffmpeg = installed(script);
    const runs = ['1', '0', '0'].map((code) => ffmpeg.run({ args: [code] }));
    const outcomes = await Promise.allSettled(runs);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });

  it('lets whoever gave up go before it is their turn', async () => {
    const ffmpeg = installed('exec sleep 0.3');
    const first = ffmpeg.run({ args: [] });
    const abort = new AbortController();
    const second = ffmpeg.run({ args: [], signal: abort.signal });
    abort.abort();
    let isFirstDone = false;
    void first.then(() => (isFirstDone = true));
    await expect(second).rejects.toBeInstanceOf(CalledOff);
    expect(isFirstDone).toBe(false);
    await first;
  });

  it('that cannot be started is a failure, not a crash', async () => {
    writeFileSync(at('ffmpeg'), 'no program');
    chmodSync(at('ffmpeg'), 0o755);
    const broken = new Ffmpeg({ searchPath: folder });
    await expect(broken.run({ args: [] })).rejects.toThrow('converting it failed');
  });
});

const tick = () => new Promise((resolve) => setTimeout(resolve, 20));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
