import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import packageJson from '../../../../package.json';
import { embeddedFindings } from '../../../../server/src/services/doctor/embedded-folder';
import {
  FIRST_UNTRIED_NODE,
  nodeFinding,
  OLDEST_NODE,
} from '../../../../server/src/services/doctor/node-version';
import {
  addressFindings,
  type UsedPlatform,
} from '../../../../server/src/services/doctor/public-address';

describe('the version of Node.js', () => {
  it('is held against what package.json says', () => {
    const [untried] = FIRST_UNTRIED_NODE.split('.');
    expect(packageJson.engines.node).toBe(`>=${OLDEST_NODE} <${untried}`);
  });

  it.each(['20.19.0', '20.20.1', '22.0.0', '24.99.3'])('%s is supported', (version) => {
    expect(nodeFinding(version).level).toBe('ok');
  });

  it.each(['18.20.4', '20.9.0', '20.18.9', '25.0.0', '26.1.0'])('%s is not', (version) => {
    expect(nodeFinding(version)).toMatchObject({ level: 'problem' });
    expect(nodeFinding(version).advice).toContain(OLDEST_NODE);
  });
});

describe('the public address', () => {
  const aPlatform = (over: Partial<UsedPlatform> = {}): UsedPlatform => ({
    label: 'Instagram',
    pullsMedia: true,
    canFetch: true,
    isSandbox: false,
    hasAccounts: true,
    ...over,
  });

  it('is fine when it is https and outside', () => {
    const found = addressFindings('https://cms.harbour.example', [aPlatform()]);
    expect(found).toMatchObject([{ level: 'ok' }, { level: 'ok' }]);
    expect(found[1]?.title).toBe('Instagram can fetch media from this Strapi.');
  });

  it.each([
    ['cms.harbour.example', 'problem'],
    ['http://0.0.0.0:1337', 'problem'],
    ['http://cms.harbour.example', 'warning'],
    ['http://localhost:1337', 'warning'],
    ['https://10.0.0.7', 'warning'],
  ])('%s is a %s, with the setting to change', (url, level) => {
    const [found] = addressFindings(url, []);
    expect(found?.level).toBe(level);
    expect(found?.advice).toContain('publicUrl');
  });

  it('may be inside when only sandboxes are used', () => {
    const sandbox = aPlatform({ isSandbox: true });
    expect(addressFindings('http://127.0.0.1:1337', [sandbox])[0]?.level).toBe('ok');
    const [found] = addressFindings('http://127.0.0.1:1337', [sandbox, aPlatform()]);
    expect(found?.level).toBe('warning');
  });

  it.each([
    [true, 'problem'],
    [false, 'warning'],
  ])('that a platform cannot fetch from (with accounts: %s) is a %s', (hasAccounts, level) => {
    const platforms = [
      aPlatform({ canFetch: false, hasAccounts }),
      aPlatform({ label: 'X', pullsMedia: false, canFetch: false }),
    ];
    const [, ...found] = addressFindings('http://localhost:1337', platforms);
    expect(found).toHaveLength(1);
    expect(found[0]?.level).toBe(level);
    expect(found[0]?.title).toContain('Instagram');
  });
});

describe('the folder of the embedded queue', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'social-distribution-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const lock = (content: string) => writeFileSync(join(folder, 'owner.pid'), content);

  it('need not be there, and is not made', () => {
    const found = embeddedFindings(join(folder, 'queue', 'deep'), new Set());
    expect(found).toMatchObject([{ level: 'ok' }]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('cannot be a file', () => {
    writeFileSync(join(folder, 'queue'), '', { mode: 0o600 });
    expect(embeddedFindings(join(folder, 'queue', 'deep'), new Set())).toMatchObject([
      { level: 'problem' },
    ]);
  });

  it('is used by a process that works on deliveries', () => {
    lock(`${process.pid} 4711`);
    expect(embeddedFindings(folder, new Set([process.pid]))).toMatchObject([
      { level: 'ok' },
      { level: 'ok', title: expect.stringContaining(`Process ${process.pid}`) as string },
    ]);
  });

  it('is warned of when a process holds it that nobody knows', () => {
    lock(`${process.pid} 4711`);
    const [, found] = embeddedFindings(folder, new Set([1]));
    expect(found).toMatchObject({ level: 'warning' });
    expect(found?.advice).toContain('queue.dataDir');
  });

  it.each(['', '0', '-1', 'harbour', '99999999 1'])('is free when its lock is "%s"', (content) => {
    lock(content);
    expect(embeddedFindings(folder, new Set())).toHaveLength(1);
  });

  it('is free when the lock is no file', () => {
    mkdirSync(join(folder, 'owner.pid'));
    expect(embeddedFindings(folder, new Set())).toHaveLength(1);
  });
});
