import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { WorkFolder } from '../../../../server/src/services/media/work-folder';

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
    await work.sweep(60_000, Date.now());
    expect(readdirSync(folder)).toEqual(['new']);
    await new WorkFolder(join(folder, 'none')).sweep(1, Date.now());
  });
});
