import type { ModelFacts } from '../engine/dialect';

const reasoning = (id: string, more: Partial<ModelFacts> = {}): ModelFacts => ({
  ...{ id, seesImages: true, refusesSampling: true, hasEffort: true, maxOutputTokens: 128_000 },
  ...more,
});

/** llm.md §8, with the days on which older ones end. */
export const OPENAI_MODELS: readonly ModelFacts[] = [
  reasoning('gpt-6-luna'),
  reasoning('gpt-6-sol'),
  reasoning('gpt-5.6-luna'),
  reasoning('gpt-5.4-mini'),
  reasoning('gpt-5.4-nano', { retiredOn: '2027-04-01' }),
  reasoning('gpt-5', { retiredOn: '2026-12-11' }),
  reasoning('gpt-5-mini', { retiredOn: '2026-12-11' }),
  reasoning('gpt-5-nano', { retiredOn: '2026-12-11' }),
  { id: 'gpt-4.1', seesImages: true, retiredOn: '2027-01-14' },
  { id: 'gpt-4.1-mini', seesImages: true, retiredOn: '2027-01-14' },
  { id: 'gpt-4.1-nano', seesImages: true, retiredOn: '2026-10-23' },
  { id: 'gpt-4o', seesImages: true, retiredOn: '2027-01-14' },
  { id: 'gpt-4o-mini', seesImages: true, retiredOn: '2027-01-14' },
];
