import { aiHabitsSchema, DEFAULT_AI_HABITS, targetVoiceSchema } from '../../../contracts/ai-habits';
import { saveAiProviderSchema, type AiProviderView } from '../../../contracts/ai-providers';
import { amountText, linesOf, readAmount, readCount } from '../../../admin/src/settings/ai/amounts';
import {
  areHabitsChanged,
  habitsFieldsOf,
  habitsOf,
  habitsProblems,
  habitsTextsOf,
} from '../../../admin/src/settings/ai/habits-fields';
import {
  fallbacksOf,
  providerStateOf,
  readersOf,
} from '../../../admin/src/settings/ai/provider-facts';
import {
  providerFieldsOf,
  providerProblems,
  providerRequestOf,
  providerTextsOf,
} from '../../../admin/src/settings/ai/provider-fields';
import { moved } from '../../../admin/src/settings/ai/provider-order';
import {
  targetVoiceOf,
  wayVoiceOf,
  wayVoiceProblems,
} from '../../../admin/src/settings/targets/way-voice';

const PRICE = { inputUsd: 0.25, cachedInputUsd: null, outputUsd: 1.5, above: null };

const aProvider = (over: Partial<AiProviderView> = {}): AiProviderView => ({
  provider: 'gemini',
  label: 'Google Gemini',
  isReady: true,
  enabled: true,
  missing: null,
  model: 'gemini-3.1-flash-lite',
  defaultModel: 'gemini-3.1-flash-lite',
  baseUrl: 'https://gemini.example',
  defaultBaseUrl: 'https://gemini.example',
  hasKey: true,
  needsKey: true,
  keyPage: null,
  seesImages: true,
  entered: { model: null, baseUrl: null, price: null, hasKey: true },
  source: 'settings',
  price: PRICE,
  priceSource: 'plugin',
  rest: null,
  modelWarning: null,
  updatedAt: '2026-11-23T10:00:00.000Z',
  ...over,
});

describe('an amount', () => {
  it.each([
    ['0.25', 0.25],
    ['0,25', 0.25],
    [' 12 ', 12],
    ['', null],
    ['-1', null],
    ['1e3', null],
    ['1.', null],
    ['a lot', null],
  ])('is read from %j as %p', (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });

  it('stands in a field as people write it', () => {
    expect([0.0375, 10, 0.0000001, 0, null].map(amountText)).toEqual([
      '0.0375',
      '10',
      '0.0000001',
      '0',
      '',
    ]);
  });

  it('is no count when it has a fraction', () => {
    expect(['3', '0', '3.5', '', '-1'].map(readCount)).toEqual([3, 0, null, null, null]);
  });
});

describe('lines', () => {
  it('are trimmed, and each is taken once', () => {
    expect(linesOf(' cheap \n\nfree gift\ncheap')).toEqual(['cheap', 'free gift']);
  });
});

describe('the order of providers', () => {
  it('moves one by one place', () => {
    expect(moved(['gemini', 'openai', 'cohere'], { id: 'openai', by: -1 })).toEqual([
      'openai',
      'gemini',
      'cohere',
    ]);
    expect(moved(['gemini', 'openai', 'cohere'], { id: 'openai', by: 1 })).toEqual([
      'gemini',
      'cohere',
      'openai',
    ]);
  });

  it.each([
    ['gemini', -1],
    ['cohere', 1],
    ['anthropic', 1],
  ] as const)('stays when %s cannot move by %p', (id, by) => {
    expect(moved(['gemini', 'openai', 'cohere'], { id, by })).toEqual([
      'gemini',
      'openai',
      'cohere',
    ]);
  });
});

describe('the state of a provider', () => {
  const until = '2026-11-23T11:00:00.000Z';
  it.each<[Partial<AiProviderView>, string]>([
    [{}, 'ai.state.ready'],
    [{ enabled: false, isReady: false }, 'ai.state.off'],
    [{ isReady: false, source: null }, 'ai.state.notSetUp'],
    [{ isReady: false }, 'ai.state.incomplete'],
    [{ rest: { until, reason: 'Busy.' } }, 'ai.state.restsUntil'],
    [{ rest: { until: null, reason: 'Wrong key.' } }, 'ai.state.rests'],
  ])('of %j is %s', (over, messageId) => {
    expect(providerStateOf(aProvider(over)).messageId).toBe(messageId);
  });

  it('tells who gets something to read', () => {
    const off = aProvider({ label: 'OpenAI', isReady: false });
    expect(readersOf([aProvider(), off])).toEqual(['Google Gemini']);
  });

  it('names what holds while a field is empty', () => {
    const entered = { model: null, baseUrl: 'https://own.example', price: null, hasKey: true };
    const provider = aProvider({ entered, model: 'of-the-config', baseUrl: 'https://own.example' });
    expect(fallbacksOf(provider)).toEqual({
      model: 'of-the-config',
      baseUrl: 'https://gemini.example',
    });
  });
});

describe('the form of a provider', () => {
  it('never shows a key, and keeps the stored one when none is entered', () => {
    const provider = aProvider();
    const fields = providerFieldsOf(provider);
    expect(fields.apiKey).toBe('');
    const request = providerRequestOf(fields, provider);
    expect(request).not.toHaveProperty('apiKey');
    expect(saveAiProviderSchema.parse(request)).toEqual({
      ...{ enabled: true, model: null, baseUrl: null, price: null },
    });
  });

  it('does not copy what the config says into the settings', () => {
    const provider = aProvider({ entered: null, source: 'config', model: 'of-the-config' });
    expect(providerRequestOf(providerFieldsOf(provider), provider)).toMatchObject({ model: null });
  });

  it('sends an entered key without the spaces around it, and null for one to remove', () => {
    const fields = providerFieldsOf(aProvider());
    const entered = { ...fields, apiKey: ' key-1 ' };
    expect(providerRequestOf(entered, aProvider()).apiKey).toBe('key-1');
    expect(providerRequestOf({ ...fields, removesKey: true }, aProvider()).apiKey).toBeNull();
  });

  it('keeps the price of long prompts as long as the rest of the price stays', () => {
    const above = { promptTokens: 100_000, inputUsd: 0.5, outputUsd: 2.5 };
    const entered = { model: null, baseUrl: null, price: { ...PRICE, above }, hasKey: true };
    const provider = aProvider({ entered });
    const fields = providerFieldsOf(provider);
    expect(providerRequestOf(fields, provider).price).toEqual({ ...PRICE, above });
    const dearer = { ...fields, inputUsd: '0,5' };
    expect(providerRequestOf(dearer, provider).price).toMatchObject({ inputUsd: 0.5, above: null });
  });

  it('names what cannot be saved', () => {
    const fields = { ...providerFieldsOf(aProvider()), baseUrl: 'ftp://x', inputUsd: '-1' };
    expect(Object.keys(providerProblems(fields)).sort()).toEqual([
      'baseUrl',
      'inputUsd',
      'outputUsd',
    ]);
    expect(providerProblems({ ...fields, baseUrl: '', inputUsd: '' })).toEqual({});
  });

  it('shows what the server says of a part of the price at its field', () => {
    expect(providerTextsOf({ 'price.inputUsd': 'Too big.', model: 'Too long.' })).toEqual({
      inputUsd: 'Too big.',
      model: 'Too long.',
    });
  });
});

describe('the form of how a site uses AI', () => {
  const stored = aiHabitsSchema.parse({
    isEnabled: true,
    providers: ['openai', 'gemini'],
    order: 'preferred',
    voice: { tone: 'Warm', emoji: 'few', bannedWords: ['cheap'], examples: ['Hello harbour'] },
    budget: { monthUsd: 12.5, alertAt: [50, 100] },
  });

  it.each([
    ['what is stored', stored],
    ['what is new', DEFAULT_AI_HABITS],
  ])('gives %s back as it was', (_, habits) => {
    const fields = habitsFieldsOf(habits);
    expect(habitsProblems(fields)).toEqual({});
    expect(aiHabitsSchema.parse(habitsOf(fields, habits))).toEqual(habits);
    expect(areHabitsChanged(fields, habits)).toBe(false);
  });

  it('keeps an order of providers that was changed meanwhile', () => {
    const meanwhile = { ...stored, providers: ['cohere' as const] };
    expect(habitsOf(habitsFieldsOf(stored), meanwhile).providers).toEqual(['cohere']);
  });

  it('takes a budget away', () => {
    const fields = { ...habitsFieldsOf(stored), hasBudget: false, monthUsd: 'nonsense' };
    expect(habitsProblems(fields)).toEqual({});
    expect(habitsOf(fields, stored).budget).toBeNull();
  });

  it.each([
    ['monthUsd', '', 'budget.monthUsd'],
    ['monthUsd', '1000001', 'budget.monthUsd'],
    ['alertAt', '80, often', 'budget.alertAt'],
    ['alertAt', '201', 'budget.alertAt'],
    ['alertAt', '0', 'budget.alertAt'],
    ['alertAt', '1, 2, 3, 4, 5, 6', 'budget.alertAt'],
  ])('refuses %s %j', (name, text, field) => {
    expect(Object.keys(habitsProblems({ ...habitsFieldsOf(stored), [name]: text }))).toEqual([
      field,
    ]);
  });

  it('puts the shares in order, each once', () => {
    const fields = { ...habitsFieldsOf(stored), alertAt: '100 %, 80; 80' };
    expect(habitsOf(fields, stored).budget?.alertAt).toEqual([80, 100]);
  });

  it.each([
    [{ tone: 'x'.repeat(501) }, 'voice.tone'],
    [{ bannedWords: 'x'.repeat(121) }, 'voice.bannedWords'],
    [{ examples: ['x'.repeat(3001)] }, 'voice.examples'],
    [{ maxHashtags: '31' }, 'voice.maxHashtags'],
    [{ maxHashtags: 'few' }, 'voice.maxHashtags'],
  ])('refuses a voice beyond its limits', (over, field) => {
    const fields = habitsFieldsOf(stored);
    const voice = { ...fields.voice, ...over };
    expect(Object.keys(habitsProblems({ ...fields, voice }))).toEqual([field]);
  });

  it('shows what the server says at the field that it speaks of', () => {
    expect(
      habitsTextsOf({ 'ai.voice.bannedWords.3': 'Too long.', 'ai.budget.monthUsd': 'Too much.' })
    ).toEqual({ 'voice.bannedWords': 'Too long.', 'budget.monthUsd': 'Too much.' });
  });
});

describe('the voice of a way to publish', () => {
  it.each([
    ['none of its own', null],
    ['a part', { tone: 'Sober', language: 'pt-BR' }],
    ['nothing said of emoji', { emoji: null }],
    ['no hashtags at all', { maxHashtags: 0 }],
    ['what is empty on purpose', { bannedWords: [], tone: '', maxHashtags: null }],
  ])('stays as it was: %s', (_, stored) => {
    const voice = stored && targetVoiceSchema.parse(stored);
    expect(wayVoiceProblems(wayVoiceOf(voice))).toEqual({});
    expect(targetVoiceOf(wayVoiceOf(voice))).toEqual(voice);
  });

  it('is the site’s where nothing was entered, and where it is given up', () => {
    expect(targetVoiceOf({ ...wayVoiceOf(null), isOwn: true })).toBeNull();
    expect(targetVoiceOf({ ...wayVoiceOf({ tone: 'Sober' }), isOwn: false })).toBeNull();
  });

  it('leaves out what was emptied', () => {
    const voice = { ...wayVoiceOf({ tone: 'Sober', emoji: 'many' }), tone: ' ' };
    expect(targetVoiceOf(voice)).toEqual({ emoji: 'many' });
  });

  it.each(['de, fr', 'd_e', 'German language'])('takes one language, not %j', (language) => {
    const voice = { ...wayVoiceOf(null), isOwn: true, language };
    expect(Object.keys(wayVoiceProblems(voice))).toEqual(['voice.language']);
    expect(wayVoiceProblems({ ...voice, isOwn: false })).toEqual({});
  });
});
