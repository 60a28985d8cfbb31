import {
  assertSavable,
  type SaveArgs,
} from '../../../../server/src/services/ai-providers/save-provider';

const stored: NonNullable<SaveArgs['stored']> = {
  ...{ siteId: 1, provider: 'gemini', enabled: true, model: null, price: null },
  ...{ baseUrl: 'https://proxy.example/a', apiKey: 'v1.sealed', keyId: '0a1b2c3d' },
  updatedAt: '2026-11-23T10:00:00.000Z',
};

const save = (input: Partial<SaveArgs['input']>, over: Partial<SaveArgs> = {}) =>
  assertSavable({
    id: 'gemini',
    input: { enabled: true, model: null, baseUrl: null, price: null, ...input },
    stored: null,
    configured: null,
    allowPrivateHosts: false,
    ...over,
  });

describe('an address', () => {
  it.each([
    ['http://proxy.example', 'must begin with https'],
    ['https://127.0.0.1:11434', 'private network'],
    ['https://ollama', 'private network'],
    ['https://models.internal', 'private network'],
    ['http://169.254.169.254', 'private network'],
    ['https://me:secret@proxy.example', 'user or a password'],
    ['https://proxy.example/v1?key=secret', '?'],
    ['https://proxy.example/#x', '#'],
  ])('%s is refused in words', (baseUrl, reason) => {
    expect(() => save({ baseUrl })).toThrow(reason);
    expect(() => save({ baseUrl })).not.toThrow('secret');
  });

  it('may be inside and without https where the operator allows it', () => {
    expect(() =>
      save({ baseUrl: 'http://127.0.0.1:11434/v1' }, { allowPrivateHosts: true })
    ).not.toThrow();
  });

  it('on the open internet with https is taken', () => {
    expect(() => save({ baseUrl: 'https://proxy.example/v1' })).not.toThrow();
  });
});

describe('a stored key', () => {
  it('stays at the server that it was entered for', () => {
    expect(() => save({ baseUrl: 'https://proxy.example/b' }, { stored })).not.toThrow();
  });

  it.each([
    ['another server', 'https://thief.example'],
    ['another port', 'https://proxy.example:8443/a'],
    ['the vendor itself', null],
  ])('is never sent to %s unasked', (_, baseUrl) => {
    expect(() => save({ baseUrl }, { stored })).toThrow('Enter the key again');
    expect(() => save({ baseUrl, apiKey: 'new' }, { stored })).not.toThrow();
    expect(() => save({ baseUrl, apiKey: null }, { stored })).not.toThrow();
  });
});
