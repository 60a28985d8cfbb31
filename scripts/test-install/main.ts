import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SANDBOX_PORT_COUNT } from '../../sandbox/src';
import { freePorts } from '../demo/ports';
import { freePort } from '../services/free-port';
import { checkPackage } from './check-package';
import { checkPanel } from './check-panel';
import { makeFreshApp } from './fresh-app';
import { readInstallGuide } from './install-guide';
import { packPlugin } from './pack-plugin';
import { publishPost } from './publish-post';
import { Shell } from './shell';
import { startSandboxOfGuide, walkStep, type Walk } from './walk-guide';

const ROOT = join(import.meta.dirname, '..', '..');
/** Beyond the ports that other commands begin with. */
const SANDBOX_PORTS_FROM = 24_400;
/** Bluesky's place among the sandbox's ports, and the account that the README names. */
const BLUESKY = 3;
const HANDLE = 'harbourlight.test';
const INTERRUPTED = 130;

const seconds = (ms: number) => `${Math.round(ms / 1000)} s`;

const prepare = async (folder: string): Promise<Walk> => {
  const app = join(folder, 'app');
  mkdirSync(app);
  const port = await freePort();
  const sandboxPort = await freePorts('the sandbox', SANDBOX_PORTS_FROM, SANDBOX_PORT_COUNT);
  const url = `http://127.0.0.1:${port}`;
  makeFreshApp(app, { HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url });
  const shell = new Shell(app, { STRAPI_TELEMETRY_DISABLED: 'true', CI: 'true' });
  return { shell, tarball: '', url, sandboxPort };
};

/** Installs, starts and posts as the README tells; resolves with the figures of the last line. */
const walkGuide = async (walk: Walk): Promise<string[]> => {
  const guide = readInstallGuide(readFileSync(join(ROOT, 'README.md'), 'utf8'));
  const [install, key, config, start] = guide.steps;
  if (!install || !key || !config || !start) throw new Error('README.md lacks a step.');
  const figures = [`installed in ${seconds(await walkStep(walk, install))}`];
  await checkPackage(walk.shell);
  await walkStep(walk, key);
  await walkStep(walk, config);
  console.log('· The sandbox of the package …');
  await startSandboxOfGuide(walk, guide.sandbox);
  figures.push(`built and started in ${seconds(await walkStep(walk, start))}`);
  await checkPanel(walk);
  const startedAt = Date.now();
  console.log('· 5. An account is connected, an article distributed …');
  const bluesky = `http://127.0.0.1:${walk.sandboxPort + BLUESKY}`;
  const text = await publishPost({ strapi: walk.url, bluesky, handle: HANDLE });
  console.log(`  Bluesky shows: ${text.replaceAll('\n', ' ')}`);
  return [...figures, `1 post read back in ${seconds(Date.now() - startedAt)}`];
};

const main = async (folder: string): Promise<void> => {
  const walk = await prepare(folder);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void walk.shell.stop().finally(() => process.exit(INTERRUPTED)));
  }
  try {
    const packed = await packPlugin(folder);
    const figures = await walkGuide({ ...walk, tarball: packed.path });
    await walk.shell.stop();
    const megabytes = (packed.bytes / 1e6).toFixed(1);
    console.log(
      `install: ${[`${packed.files} files, ${megabytes} MB packed`, ...figures].join(', ')}`
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const log = walk.shell.log();
    throw new Error(log ? `${message}\n--- what ran meanwhile\n${log}` : message, { cause: error });
  } finally {
    await walk.shell.stop();
  }
};

const folder = mkdtempSync(join(tmpdir(), 'test-install-'));
void main(folder)
  .then(
    () => 0,
    (error: unknown) => {
      console.error(`install: ${error instanceof Error ? error.message : String(error)}`);
      return 1;
    }
  )
  .then((code) => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  });
