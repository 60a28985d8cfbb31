import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { SANDBOX_PORT_COUNT, type Sandbox } from '../../../sandbox/src';
import { act, KEY, messageOf, send, startSandbox, TASK, VENDORS } from './vendors-for-test';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 11 });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const page = async (url: string): Promise<string> => (await fetch(url)).text();

describe('the books of a vendor', () => {
  it('stand on the front door and on a page of each vendor, without the key', async () => {
    await send(sandbox, 'anthropic');
    await send(sandbox, 'anthropic', { change: { headers: { 'x-api-key': 'wrong-key' } } });
    const home = await page(sandbox.homeUrl);
    for (const vendor of VENDORS) expect(home).toContain(sandbox.vendorUrls[vendor]);
    expect(home).toContain('2 calls');
    const books = await page(sandbox.vendorUrls.anthropic);
    expect(books).toContain('claude-haiku-5-5');
    expect(books).toContain('key-refused');
    expect(books).toContain(String(sandbox.vendors.anthropic.calls()[0]?.usage?.inputTokens));
    expect(books).toContain('unknown');
    for (const secret of [KEY, 'wrong-key']) expect(books + home).not.toContain(secret);
  });

  it('of a vendor that nobody asked say so', async () => {
    expect(await page(sandbox.vendorUrls.cohere)).toContain('Nobody has asked anything yet.');
  });

  it('tell calls and requests to tests, keys to nobody', async () => {
    await send(sandbox, 'openai');
    const [call] = act(sandbox, 'openai', ['calls', {}]) as object[];
    expect(call).toMatchObject({
      ...{ number: 1, operation: 'responses', model: 'gpt-6-luna', status: 200, what: 'good' },
    });
    const requests = act(sandbox, 'openai', ['requests', {}]) as { model: string }[];
    expect(requests.map(({ model }) => model)).toEqual(['gpt-6-luna']);
    expect(JSON.stringify([call, requests])).not.toContain(KEY);
  });

  it('are empty after a reset, and nothing is scripted or tuned any more', async () => {
    act(sandbox, 'gemini', ['script', { always: 503 }]);
    act(sandbox, 'gemini', ['configure', { medianMs: 60_000, addedModels: ['x'] }]);
    sandbox.reset();
    expect((await send(sandbox, 'gemini')).status).toBe(200);
    expect(sandbox.vendors.gemini.callCount()).toBe(1);
    sandbox.reset();
    expect(sandbox.vendors.gemini.calls()).toEqual([]);
    expect(act(sandbox, 'gemini', ['requests', {}])).toEqual([]);
  });

  it('survive a restart with a folder; neither texts nor keys are written to it', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'vendors-'));
    try {
      const first = await startSandbox({ dataDir });
      await send(first, 'openai', { question: { user: messageOf(TASK) } });
      await first.close();
      const second = await startSandbox({ dataDir });
      expect(second.vendors.openai.callCount()).toBe(1);
      await second.close();
      const stored = readFileSync(join(dataDir, 'state.json'), 'utf8');
      expect(stored).toContain('gpt-6-luna');
      for (const words of [KEY, TASK.article.title]) expect(stored).not.toContain(words);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('are separate from the ledger of posts', async () => {
    await send(sandbox, 'gemini');
    expect(sandbox.ledger.summary().posts).toBe(0);
  });
});

describe('the places of the vendors', () => {
  it('follow those of the platforms, which keep their own', async () => {
    const probe = await startSandbox();
    const port = Number(new URL(probe.homeUrl).port) + 5_000;
    await probe.close();
    const wanted = port > 60_000 ? port - 25_000 : port;
    const placed = await startSandbox({ port: wanted });
    const portOf = (url: string) => Number(new URL(url).port) - wanted;
    try {
      expect(portOf(placed.homeUrl)).toBe(0);
      expect(Object.values(placed.urls).map(portOf)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(Object.values(placed.vendorUrls).map(portOf)).toEqual([9, 10, 11, 12, 13]);
      expect(SANDBOX_PORT_COUNT).toBe(14);
    } finally {
      await placed.close();
    }
  });

  it('tell their exchanges like the platforms', async () => {
    const heard: string[] = [];
    const other = await startSandbox({
      onExchange: ({ platform, target, status }) => heard.push(`${platform} ${target} ${status}`),
    });
    await send(other, 'cohere');
    await other.close();
    expect(heard).toEqual(['cohere /v2/chat 200']);
  });
});

describe('latency', () => {
  const latencies = async (seed: number, calls: number): Promise<number[]> => {
    const other = await startSandbox({ seed });
    // Waiting is the clock's, so that hundreds of answers take no time here.
    other.clock.sleep = () => Promise.resolve();
    act(other, 'openai', ['configure', { profile: 'real' }]);
    const question = { user: 'Hello' };
    for (let call = 0; call < calls; call += 1) await send(other, 'openai', { question });
    await other.close();
    return other.vendors.openai.calls().map(({ latencyMs }) => latencyMs);
  };

  it('of the profile of a real vendor has a median of 800 ms and one of twenty beyond 1500', async () => {
    const sorted = (await latencies(1, 300)).sort((one, other) => one - other);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    expect(at(0.5)).toBeGreaterThan(740);
    expect(at(0.5)).toBeLessThan(860);
    expect(at(0.95)).toBeGreaterThan(1_300);
    expect(at(0.95)).toBeLessThan(1_800);
  });

  it('is the same in every run with the same seed', async () => {
    const [first, second, other] = [
      await latencies(1, 5),
      await latencies(1, 5),
      await latencies(2, 5),
    ];
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('is waited for', async () => {
    act(sandbox, 'gemini', ['configure', { medianMs: 120, p95Ms: 120 }]);
    const began = performance.now();
    await send(sandbox, 'gemini');
    expect(performance.now() - began).toBeGreaterThan(115);
  });

  it('is for answers alone: refusals come at once', async () => {
    const other = await startSandbox({ seed: 11 });
    const waits: number[] = [];
    other.clock.sleep = (ms) => {
      waits.push(ms);
      return Promise.resolve();
    };
    act(other, 'gemini', ['configure', { medianMs: 60_000, p95Ms: 60_000 }]);
    act(other, 'gemini', ['script', { next: [503] }]);
    expect((await send(other, 'gemini')).status).toBe(503);
    expect(waits).toEqual([]);
    expect((await send(other, 'gemini')).status).toBe(200);
    expect(waits).toHaveLength(1);
    await other.close();
  });

  it('is nothing unless it is asked for', async () => {
    await send(sandbox, 'gemini');
    expect(sandbox.vendors.gemini.calls()[0]?.latencyMs).toBe(0);
  });

  it('makes no sense below zero', () => {
    expect(() => act(sandbox, 'gemini', ['configure', { medianMs: -1 }])).toThrow();
    expect(() => act(sandbox, 'gemini', ['configure', { speed: 1 }])).toThrow();
  });
});
