import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_TIMEOUT_MS = 30_000;
const LOGIN = 'alice';

/** A fresh server with one account on a free port; `stop` leaves nothing behind. */
export const startSnac = async (program) => {
  const folder = mkdtempSync(join(tmpdir(), 'real-snac-'));
  const data = join(folder, 'data');
  const port = await freePort();
  const host = `localhost:${port}`;
  const answers = `127.0.0.1\n${port}\n${host}\n\nadmin@example.com\n`;
  spawnSync(program, ['init', data], { input: answers });
  configure(data);
  const made = spawnSync(program, ['adduser', data, LOGIN], { encoding: 'utf8' });
  const [, password] = /password is (\S+)/.exec(made.stdout ?? '') ?? [];
  const child = spawn(program, ['httpd', data], { stdio: 'ignore' });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://${host}`;
  try {
    if (!password) throw new Error('snac made no account.');
    const version = await readVersion(url, child);
    return { url, login: LOGIN, password, version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Plain http on this machine; its own sandbox asks for kernel features that containers lack. */
const configure = (data) => {
  const file = join(data, 'server.json');
  const settings = JSON.parse(readFileSync(file, 'utf8'));
  const changed = { ...settings, protocol: 'http', disable_sandbox: true };
  writeFileSync(file, JSON.stringify(changed, null, 2));
};

/** When it answers. */
const readVersion = async (url, child) => {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/api/v1/instance`).catch(() => null);
    if (answer?.ok) return (await answer.json()).version;
    await sleep(100);
  }
  throw new Error('snac did not start.');
};

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
};
