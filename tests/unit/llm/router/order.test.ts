import type { LlmPrice } from '../../../../server/src/llm/contract';
import { breakerKeyOf, fingerprintOf } from '../../../../server/src/llm/router';
import { LatencyWindow } from '../../../../server/src/llm/router/latency-window';
import { inOrder } from '../../../../server/src/llm/router/order';
import { DrivenClock } from './driven-clock';
import { good, request, Stage } from './scripted';

const price = (inputUsd: number, outputUsd: number): LlmPrice => ({
  ...{ inputUsd, outputUsd, cachedInputUsd: null, above: null },
});

const stage = new Stage(new DrivenClock());
const gemini = { ...stage.provider('gemini', [good()]), price: price(0.3, 2.5) };
const openai = { ...stage.provider('openai', [good()]), price: price(0.1, 0.5) };
const cohere = { ...stage.provider('cohere', [good()]), price: price(0.1, 0.5) };
const own = stage.provider('compatible', [good()]);

describe('the order of asking', () => {
  it('is the preferred one', () => {
    const providers = [own, gemini, openai];
    expect(inOrder(providers, { order: 'preferred', request })).toEqual(providers);
  });

  it('is the cheapest first, unknown prices last, the preferred one among equals', () => {
    expect(inOrder([own, gemini, cohere, openai], { order: 'cheapest', request })).toEqual([
      ...[cohere, openai, gemini, own],
    ]);
  });

  it('goes by what this request takes: one cheap to read and dear to write loses long answers', () => {
    const reader = { ...gemini, price: price(0, 20) };
    const writer = { ...openai, price: price(5, 1) };
    const short = { ...request, user: 'word '.repeat(20_000), maxOutputTokens: 100 };
    expect(inOrder([writer, reader], { order: 'cheapest', request: short })[0]).toBe(reader);
    const long = { ...request, maxOutputTokens: 8_000 };
    expect(inOrder([reader, writer], { order: 'cheapest', request: long })[0]).toBe(writer);
  });
});

describe('the window of latencies', () => {
  it('says nothing before twenty answers, then what nineteen of twenty do not exceed', () => {
    const window = new LatencyWindow();
    for (let ms = 1; ms < 20; ms += 1) window.record(ms);
    expect(window.p95()).toBeNull();
    window.record(9_999);
    expect(window.p95()).toBe(19);
  });

  it('forgets all but the last hundred', () => {
    const window = new LatencyWindow();
    for (let call = 0; call < 100; call += 1) window.record(5_000);
    for (let call = 0; call < 100; call += 1) window.record(10);
    expect(window.p95()).toBe(10);
  });
});

describe('the name of settings', () => {
  const settings = {
    apiKey: 'sk-of-harbour-light',
    model: 'm',
    baseUrl: 'https://api.example.com',
  };

  it('changes with each of them and holds nothing of the key', () => {
    const names = [
      settings,
      { ...settings, apiKey: null },
      { ...settings, model: 'n' },
      { ...settings, baseUrl: 'https://other.example.com' },
    ].map(fingerprintOf);
    expect(new Set(names).size).toBe(4);
    expect(fingerprintOf({ ...settings })).toBe(names[0]);
    expect(names[0]).toMatch(/^[0-9a-f]{16}$/);
  });

  it('keeps models of one vendor apart in the breakers', () => {
    const of = (model: string) =>
      breakerKeyOf({ provider: { id: 'openai', model }, fingerprint: 'f' });
    expect(of('a')).not.toBe(of('b'));
  });
});
