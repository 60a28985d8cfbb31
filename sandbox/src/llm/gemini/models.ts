import type { ModelFacts } from '../engine/dialect';

const model = (id: string, more: Partial<ModelFacts> = {}): ModelFacts => ({
  ...{ id, seesImages: true, hasEffort: true, maxOutputTokens: 65_536 },
  ...more,
});

/** llm.md §8; the 2.x ones are gone or on their way out. */
export const GEMINI_MODELS: readonly ModelFacts[] = [
  model('gemini-3.1-flash-lite'),
  model('gemini-3.5-flash-lite'),
  model('gemini-3.8-flash'),
  model('gemini-3.5-flash'),
  model('gemini-2.5-flash-lite'),
  model('gemini-2.5-flash', { retiredOn: '2026-11-01' }),
  model('gemini-2.5-pro', { retiredOn: '2026-11-01' }),
  model('gemini-2.0-flash', { retiredOn: '2026-02-01' }),
  model('gemini-2.0-flash-lite', { retiredOn: '2026-02-01' }),
];
