import type { Sandbox } from '../../../sandbox/src';
import {
  answerOf,
  CALLS,
  script,
  send,
  startSandbox,
  vendorOf,
  VENDORS,
  type CallName,
} from './vendors-for-test';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 5 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const once = (name: CallName, behaviour: unknown) => {
  script(sandbox, vendorOf(name), { next: [behaviour] });
  return send(sandbox, name);
};

const statusOf = async (name: CallName): Promise<number> => (await send(sandbox, name)).status;

describe('connections', () => {
  it.each(VENDORS)('%s hangs until the caller gives up', async (name) => {
    script(sandbox, name, { next: ['hang'] });
    const signal = AbortSignal.timeout(150);
    await expect(send(sandbox, name, { change: { signal } })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(sandbox.vendors[name].callCount()).toBe(1);
  });

  it('falls silent in the middle of the body', async () => {
    script(sandbox, 'openai', { next: ['hang-body'] });
    const { path, headers, body } = CALLS.openai({ user: 'Hello' });
    const response = await fetch(sandbox.vendorUrls.openai + path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(300),
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('ends in the middle of the body', async () => {
    await expect(once('anthropic', 'cut')).rejects.toThrow(/terminated|other side closed/);
  });

  it('drips, and is whole in the end', async () => {
    const began = performance.now();
    const drip = { kind: 'slow-drip', chunkBytes: 200, everyMs: 40 };
    const sent = await once('gemini', drip);
    expect(performance.now() - began).toBeGreaterThan(100);
    expect(answerOf('gemini', sent).targets).toHaveLength(2);
  });

  it('close with the sandbox while something hangs', async () => {
    const other = await startSandbox();
    script(other, 'gemini', { next: ['hang'] });
    const call = send(other, 'gemini').catch(() => 'gone');
    while (other.vendors.gemini.callCount() === 0) await new Promise(setImmediate);
    await other.close();
    expect(await call).toBe('gone');
  });

  it.each([
    ['drop-before', 0],
    ['commit-then-drop', 1],
    ['commit-then-cut', 1],
  ] as const)('break by the plan of faults too: %s, %i billed', async (kind, calls) => {
    sandbox.faults.add({ platform: 'gemini', operation: 'generate-content', kind });
    await expect(send(sandbox, 'gemini')).rejects.toThrow();
    expect(sandbox.vendors.gemini.callCount()).toBe(calls);
    expect(await statusOf('gemini')).toBe(200);
  });

  it('meet faults of every operation by a star', async () => {
    sandbox.faults.add({
      platform: 'openai',
      operation: '*',
      kind: 'status',
      status: 418,
      times: 2,
    });
    expect([await statusOf('openai'), await statusOf('openai-chat')]).toEqual([418, 418]);
  });
});
