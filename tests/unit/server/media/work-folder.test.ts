import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { WorkFolder } from '../../../../server/src/services/media/work-folder';

const ROOMY = { unusedForMs: 1e12, maxBytes: 1e12, inUseForMs: 0 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'work-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder of files that can be made again', () => {
  it('makes a file once, also when many ask at the same time', async () => {
    const work = new WorkFolder(folder);
    let made = 0;
    const make = async (path: string) => {
      made += 1;
      await writeFile(path, 'bytes');
    };
    const paths = await Promise.all([1, 2, 3].map(() => work.obtain('a', make)));
    await work.obtain('a', make);
    expect(made).toBe(1);
    expect(new Set(paths).size).toBe(1);
    expect(await readFile(paths[0] ?? '', 'utf8')).toBe('bytes');
  });

  it('leaves nothing behind when the making fails, and tries anew', async () => {
    const work = new WorkFolder(folder);
    const broken = async (path: string) => {
      await writeFile(path, 'half');
      throw new Error('broke off');
    };
    await expect(work.obtain('a', broken)).rejects.toThrow('broke off');
    expect(readdirSync(folder)).toEqual([]);
    await work.obtain('a', (path) => writeFile(path, 'whole'));
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('sweeps what was not used for long, and keeps the rest', async () => {
    const work = new WorkFolder(folder);
    const old = await work.obtain('old', (path) => writeFile(path, '1'));
    await work.obtain('new', (path) => writeFile(path, '2'));
    await utimes(old, new Date(0), new Date(0));
    await work.sweep({ ...ROOMY, unusedForMs: 60_000 }, Date.now());
    expect(readdirSync(folder)).toEqual(['new']);
    await new WorkFolder(join(folder, 'none')).sweep({ ...ROOMY, unusedForMs: 1 }, Date.now());
  });

  it('holds so many bytes at most: what was used the longest time ago goes first', async () => {
    const work = new WorkFolder(folder);
    const now = Date.now();
    for (const [index, name] of ['trim', 'transcode', 'picture', 'copy'].entries()) {
      const path = await work.obtain(name, (draft) => writeFile(draft, 'x'.repeat(100)));
      const usedAt = new Date(now - (10 - index) * 1000);
      await utimes(path, usedAt, usedAt);
    }
    // Used again: the oldest becomes the newest.
    expect(await work.find('trim')).toBe(join(folder, 'trim'));
    await work.sweep({ ...ROOMY, maxBytes: 250, inUseForMs: 3000 }, now);
    expect(readdirSync(folder).sort()).toEqual(['copy', 'trim']);
  });

  it('keeps what may be being read, however much it is', async () => {
    const work = new WorkFolder(folder);
    await work.obtain('film', (draft) => writeFile(draft, 'x'.repeat(1000)));
    await work.sweep({ ...ROOMY, maxBytes: 10, inUseForMs: 60_000 }, Date.now());
    expect(readdirSync(folder)).toEqual(['film']);
    await work.sweep({ ...ROOMY, maxBytes: 10, inUseForMs: 60_000 }, Date.now() + 61_000);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps what somebody comes for while it sweeps', async () => {
    const work = new WorkFolder(folder);
    const names = Array.from({ length: 400 }, (_, index) => `file-${index}`);
    for (const [index, name] of names.entries()) {
      await writeFile(join(folder, name), '');
      await utimes(join(folder, name), 400 - index, 400 - index);
    }
    const sweeping = work.sweep({ ...ROOMY, unusedForMs: 60_000 }, Date.now());
    while (readdirSync(folder).length === names.length) await setImmediate();
    const wanted = await work.find('file-399');
    await sweeping;
    expect(readdirSync(folder)).toEqual(['file-399']);
    expect(wanted).toBe(join(folder, 'file-399'));
  });

  it('finds only what is there', async () => {
    expect(await new WorkFolder(folder).find('none')).toBeNull();
  });
});
