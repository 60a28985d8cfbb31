import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_TIMEOUT_MS = 60_000;

/** Starts PLC and PDS on free ports in a child process; resolves when both listen. */
export const startPds = async (packageDir) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'real-pds-'));
  const [pdsPort, plcPort] = await freePorts(2);
  const child = fork(
    join(import.meta.dirname, 'server.cjs'),
    [packageDir, dataDir, String(pdsPort), String(plcPort)],
    { env: { ...process.env, LOG_ENABLED: 'false' } }
  );
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://localhost:${pdsPort}`, stop };
};

const ready = (child) =>
  new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`The PDS did not start: ${why}.`));
    const timer = setTimeout(() => fail('no answer in time'), START_TIMEOUT_MS);
    child.once('message', () => {
      clearTimeout(timer);
      resolve();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`it ended with code ${code}`);
    });
  });

/** Held open together, so that they differ. */
const freePorts = async (count) => {
  const servers = Array.from({ length: count }, () => createServer().listen(0));
  await Promise.all(servers.map((server) => server.listening || once(server, 'listening')));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
};
