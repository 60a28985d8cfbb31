import { backOffMs } from '../../../../server/src/queue/backoff';
import { Supervisor, type Supervised } from '../../../../server/src/queue/supervisor';

const access = {
  name: 'The queue',
  openLimitMs: 5_000,
  explain: (error: unknown) => `cannot be used: ${(error as Error).message}`,
  redact: (message: string) => message.replace('secret', '***'),
};

const said: string[] = [];
const say = (message: string) => void said.push(message);
const log = { info: say, warn: say, error: say };

/** A backend that is there or not, and counts what is done with it. */
class FakeBackend {
  isThere = true;
  hangs = false;
  tries = 0;
  readonly sessions: { discarded: boolean }[] = [];

  readonly open = (): Promise<Supervised> => {
    this.tries += 1;
    if (!this.isThere) return Promise.reject(new Error('away'));
    const session = { discarded: false };
    this.sessions.push(session);
    return Promise.resolve({
      probe: () => {
        if (this.hangs) return new Promise<void>(() => undefined);
        return this.isThere ? Promise.resolve() : Promise.reject(new Error('gone'));
      },
      discard: () => Promise.resolve(void (session.discarded = true)),
    });
  };
}

let backend: FakeBackend;
let supervisor: Supervisor<Supervised>;

beforeEach(() => {
  jest.useFakeTimers();
  said.length = 0;
  backend = new FakeBackend();
  supervisor = new Supervisor({ access, log, open: backend.open });
});

afterEach(async () => {
  await supervisor.stop(0);
  jest.useRealTimers();
});

const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);

describe('the time between two tries', () => {
  it('doubles from half a second to ten, less up to a half by chance', () => {
    const longest = [1, 2, 3, 4, 5, 6, 50].map((failures) => backOffMs(failures, 0));
    expect(longest).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    expect(backOffMs(1, 1)).toBe(250);
    expect(backOffMs(9, 1)).toBe(5_000);
  });
});

describe('the supervisor of a backend', () => {
  it('tries on until the backend is there, with one warning and one good news', async () => {
    backend.isThere = false;
    await supervisor.start();
    expect(supervisor.session).toBeNull();
    expect(supervisor.problem).toBe('cannot be used: away');
    await later(60_000);
    expect(backend.tries).toBeGreaterThan(6);
    expect(backend.tries).toBeLessThan(25);
    expect(said).toEqual(['cannot be used: away']);
    backend.isThere = true;
    await later(10_000);
    expect(supervisor.session).not.toBeNull();
    expect(supervisor.problem).toBeNull();
    expect(said).toEqual(['cannot be used: away', 'The queue is there again.']);
  });

  it('finds out by itself that the backend is gone, and drops what was open', async () => {
    await supervisor.start();
    await later(30_000);
    backend.isThere = false;
    await later(1_600);
    expect(supervisor.session).toBeNull();
    expect(backend.sessions).toEqual([{ discarded: true }]);
    backend.isThere = true;
    await later(1_000);
    expect(supervisor.session).not.toBeNull();
    expect(said).toEqual(['cannot be used: gone', 'The queue is there again.']);
  });

  it('gives a backend that does not answer a second chance, and then up', async () => {
    await supervisor.start();
    backend.hangs = true;
    await later(2_000);
    backend.hangs = false;
    await later(5_000);
    expect(said).toEqual([]);
    backend.hangs = true;
    await later(5_000);
    expect(backend.sessions[0]).toEqual({ discarded: true });
    expect(said[0]).toBe('cannot be used: no answer within 1000 ms');
  });

  it('tells an error of a healthy backend once, without secrets', async () => {
    await supervisor.start();
    const { session } = supervisor;
    for (let job = 1; job < 9; job += 1) {
      await supervisor.report(session!, new Error(`lock of job ${job} is secret`));
    }
    expect(supervisor.session).toBe(session);
    await later(5_000);
    expect(said).toEqual(['The queue reports: lock of job 1 is ***']);
  });

  it('tells of an outage only, when an error was its beginning', async () => {
    await supervisor.start();
    const { session } = supervisor;
    await supervisor.report(session!, new Error('one connection was cut'));
    backend.isThere = false;
    await later(10_000);
    expect(said).toEqual(['cannot be used: gone']);
  });

  it('opens anew after a storm of errors, although the backend seems healthy', async () => {
    await supervisor.start();
    const { session } = supervisor;
    for (let count = 0; count < 60; count += 1) await supervisor.report(session!, new Error('no'));
    expect(backend.sessions).toEqual([{ discarded: true }]);
    await later(1_000);
    expect(supervisor.session).not.toBe(session);
    expect(supervisor.session).not.toBeNull();
  });

  it('does nothing more after its stop, and hands over what is open', async () => {
    await supervisor.start();
    const { session } = supervisor;
    expect(await supervisor.stop(1_000)).toBe(session);
    backend.isThere = false;
    await later(60_000);
    expect(backend.tries).toBe(1);
    expect(said).toEqual([]);
  });

  it('drops a backend that comes after the stop', async () => {
    let come: (session: Supervised) => void = () => undefined;
    const slow = new Supervisor<Supervised>({
      access,
      log,
      open: () => new Promise((resolve) => (come = resolve)),
    });
    void slow.start();
    const stopping = slow.stop(1_000);
    await later(1_000);
    expect(await stopping).toBeNull();
    const discard = jest.fn(() => Promise.resolve());
    come({ probe: () => Promise.resolve(), discard });
    await later(10);
    expect(discard).toHaveBeenCalledTimes(1);
    expect(slow.session).toBeNull();
  });
});
