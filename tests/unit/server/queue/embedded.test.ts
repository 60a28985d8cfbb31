import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { serveBackend, type ServedBackend } from './harness/backends';
import { OpenedQueues, recorder } from './harness/opened-queues';
import { nudgeUntilSeen, stateOf } from './harness/queue-actions';
import { until } from './harness/until';

const queues = new OpenedQueues();
let served: ServedBackend;
let dataDir: string;

beforeAll(async () => {
  served = await serveBackend('embedded');
});
beforeEach(() => {
  dataDir = queues.folder();
  served.prepare(dataDir);
});
afterEach(() => queues.close());
afterAll(() => served.close());

const ownerFile = () => join(dataDir, 'owner.pid');

describe('the folder of the embedded queue', () => {
  it('is refused while a living process has it, with the ways out, and taken over after', async () => {
    const owner = spawn('sleep', ['60']);
    writeFileSync(ownerFile(), String(owner.pid));
    const { seen, handlers } = recorder();
    const queue = queues.create({ dataDir });
    await queue.start({ concurrency: 1, handlers });
    const { state, problem } = await queue.status();
    expect(state).toBe('unreachable');
    expect(problem).toBe(
      `The embedded queue in ${dataDir} is in use by process ${owner.pid}, and it serves one ` +
        'process only. Give this process its own folder (queue.dataDir), or set queue.backend to ' +
        '"redis" or "postgres", which serve many processes. It is tried again by itself.'
    );
    expect(queues.messages('error')).toEqual([problem]);
    await queue.nudgeDeliveries([{ deliveryId: 1, dueAt: Date.now() }]);
    owner.kill('SIGKILL');
    await until(async () => (await stateOf(queue)) === 'running');
    await nudgeUntilSeen(queue, { id: 2, seen });
    expect(queues.messages('error')).toHaveLength(1);
  });

  it('is left to its owner by a process that was refused and closes', async () => {
    writeFileSync(ownerFile(), String(process.ppid));
    const queue = queues.create({ dataDir });
    await queue.start({ concurrency: 0, handlers: null });
    await queue.close(1_000);
    expect(readFileSync(ownerFile(), 'utf8')).toBe(String(process.ppid));
  });

  it('is taken from a killed process whose number a new process got', async () => {
    writeFileSync(ownerFile(), `${process.ppid} 12345`);
    const queue = queues.create({ dataDir });
    await queue.start({ concurrency: 0, handlers: null });
    const isLinux = existsSync('/proc/self/stat');
    expect(await stateOf(queue)).toBe(isLinux ? 'running' : 'unreachable');
  });

  it('is given back on close', async () => {
    const queue = queues.create({ dataDir });
    await queue.start({ concurrency: 0, handlers: null });
    expect(readFileSync(ownerFile(), 'utf8')).toMatch(new RegExp(`^${process.pid}\\b`));
    await queue.close(1_000);
    expect(existsSync(ownerFile())).toBe(false);
  });

  it('is taken over from a killed process, and a broken store in it is made anew', async () => {
    dataDir = queues.folder();
    writeFileSync(ownerFile(), '999999999');
    mkdirSync(join(dataDir, 'pg'));
    writeFileSync(join(dataDir, 'pg', 'PG_VERSION'), 'rubbish');
    const queue = queues.create({ dataDir });
    await queue.start({ concurrency: 0, handlers: null });
    expect(await stateOf(queue)).toBe('running');
    expect(queues.messages('warn').join()).toContain('made anew');
  });

  it('says so when it cannot be made', async () => {
    const file = join(queues.folder(), 'file');
    writeFileSync(file, '');
    const queue = queues.create({ dataDir: join(file, 'folder') });
    await queue.start({ concurrency: 0, handlers: null });
    const { problem } = await queue.status();
    expect(problem).toContain(
      `The embedded queue in ${join(file, 'folder')} cannot be used: ENOTDIR: not a directory`
    );
  });
});
