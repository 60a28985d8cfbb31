import { parseConfig } from '../../../../server/src/config/parse-config';

const configWith = (ai: object, http: object = {}) =>
  parseConfig({ encryption: { key: 'c0ffee'.repeat(11).slice(0, 64) }, ai, http });

describe('the AI part of the config', () => {
  it('is empty when nobody wrote one', () => {
    expect(configWith({}).ai).toEqual({ providers: {} });
  });

  it('takes keys, models, addresses and prices', () => {
    const gemini = {
      apiKey: 'key',
      model: 'gemini-3.5-flash-lite',
      baseUrl: 'https://proxy.example/v1/',
      price: { inputUsd: 0.3, outputUsd: 2.5 },
    };
    expect(configWith({ providers: { gemini } }).ai.providers.gemini).toEqual({
      ...gemini,
      baseUrl: 'https://proxy.example/v1',
      price: { inputUsd: 0.3, cachedInputUsd: null, outputUsd: 2.5, above: null },
    });
  });

  it.each([
    ['http://proxy.example', 'ai.providers.openai.baseUrl: must begin with https'],
    ['https://127.0.0.1', 'ai.providers.openai.baseUrl: is in a private network'],
  ])('refuses the address %s', (baseUrl, message) => {
    expect(() => configWith({ providers: { openai: { baseUrl } } })).toThrow(message);
    const inside = { allowPrivateHosts: true };
    expect(() => configWith({ providers: { openai: { baseUrl } } }, inside)).not.toThrow();
  });

  it('refuses a provider that it does not know, without repeating its key', () => {
    const attempt = () => configWith({ providers: { opnai: { apiKey: 'sk-secret' } } });
    expect(attempt).toThrow('ai.providers');
    expect(attempt).not.toThrow('sk-secret');
  });
});
