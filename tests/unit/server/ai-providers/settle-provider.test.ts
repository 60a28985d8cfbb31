import { LLM_PROVIDERS } from '../../../../server/src/llm/providers/registry';
import type { LlmPrice } from '../../../../server/src/llm/contract';
import {
  settleProvider,
  type EnteredSettings,
  type SettleArgs,
} from '../../../../server/src/services/ai-providers/settle-provider';

const priceOf = (inputUsd: number): LlmPrice => ({
  ...{ inputUsd, cachedInputUsd: null, outputUsd: 2, above: null },
});

const entered = (over: Partial<EnteredSettings> = {}): EnteredSettings => ({
  ...{ enabled: true, model: null, baseUrl: null, price: null, apiKey: null, isKeyLost: false },
  ...over,
});

const settle = (over: Partial<SettleArgs> = {}) =>
  settleProvider({
    descriptor: LLM_PROVIDERS.gemini,
    entered: null,
    configured: null,
    knownPrice: () => null,
    ...over,
  });

describe('a provider that nobody configured', () => {
  it('has the default model and address, and lacks a key', () => {
    expect(settle()).toMatchObject({
      model: 'gemini-3.1-flash-lite',
      baseUrl: 'https://generativelanguage.googleapis.com',
      source: null,
      hasKey: false,
      missing: 'Enter a key of Google Gemini.',
    });
  });

  it('lacks an address and a model first when it is a server of one’s own, and never a key', () => {
    const descriptor = LLM_PROVIDERS.compatible;
    expect(settle({ descriptor }).missing).toContain('Enter the address');
    const at = entered({ baseUrl: 'https://models.example/v1' });
    expect(settle({ descriptor, entered: at }).missing).toContain('Enter the name of the model');
    expect(settle({ descriptor, entered: { ...at, model: 'llama3.2' } }).missing).toBeNull();
  });
});

describe('settings and config', () => {
  const configured = { apiKey: 'config-key', model: 'config-model', price: priceOf(9) };

  it('are merged field by field, the settings first', () => {
    const mine = entered({ model: 'my-model' });
    expect(settle({ configured })).toMatchObject({ model: 'config-model', source: 'config' });
    expect(settle({ configured, entered: mine })).toMatchObject({
      ...{ model: 'my-model', apiKey: 'config-key', source: 'settings', missing: null },
    });
    expect(settle({ configured, entered: entered({ apiKey: 'my-key' }) }).apiKey).toBe('my-key');
  });

  it('switch a provider off', () => {
    expect(settle({ configured, entered: entered({ enabled: false }) }).enabled).toBe(false);
    expect(settle({ configured }).enabled).toBe(true);
  });

  it('never send the key of the config to an address that somebody entered', () => {
    const elsewhere = entered({ baseUrl: 'https://elsewhere.example' });
    expect(settle({ configured, entered: elsewhere })).toMatchObject({
      apiKey: null,
      missing: expect.stringContaining('Enter a key for this one') as string,
    });
    const own = { descriptor: LLM_PROVIDERS.compatible, configured, entered: elsewhere };
    expect(settle(own)).toMatchObject({ apiKey: null, missing: null });
  });

  it('send it to another path of the same server', () => {
    const baseUrl = 'https://generativelanguage.googleapis.com/proxy';
    expect(settle({ configured, entered: entered({ baseUrl }) }).apiKey).toBe('config-key');
  });

  it('do not fall back to the key of the config when the entered one does not open', () => {
    expect(settle({ configured, entered: entered({ isKeyLost: true }) })).toMatchObject({
      ...{ apiKey: null, hasKey: true },
      missing: 'The stored key cannot be opened. Enter it again.',
    });
  });
});

describe('the price', () => {
  const knownPrice = (model: string) => (model === 'known' ? priceOf(1) : null);

  it('is the entered one, else that of the config, else the one that the plugin knows', () => {
    const configured = { model: 'known', price: priceOf(2) };
    const mine = entered({ price: priceOf(3) });
    expect(settle({ configured, knownPrice, entered: mine })).toMatchObject({
      ...{ price: { inputUsd: 3 }, priceSource: 'settings' },
    });
    expect(settle({ configured, knownPrice })).toMatchObject({
      ...{ price: { inputUsd: 2 }, priceSource: 'config' },
    });
    expect(settle({ configured: { model: 'known' }, knownPrice })).toMatchObject({
      ...{ price: { inputUsd: 1 }, priceSource: 'plugin' },
    });
  });

  it('of the config is not that of another model', () => {
    const configured = { model: 'theirs', price: priceOf(2) };
    const mine = entered({ model: 'mine' });
    expect(settle({ configured, entered: mine })).toMatchObject({ price: null, priceSource: null });
    expect(settle({ configured, entered: entered({ model: 'theirs' }) }).price).toEqual(priceOf(2));
  });

  it('of the config holds for the default model where the config names none', () => {
    expect(settle({ configured: { price: priceOf(2) } }).price).toEqual(priceOf(2));
  });
});
