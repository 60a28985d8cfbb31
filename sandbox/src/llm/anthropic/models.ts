import type { ModelFacts } from '../engine/dialect';

/** llm.md §8. Versions from 4.7 on refuse sampling whatever the API version. */
export const ANTHROPIC_MODELS: readonly ModelFacts[] = [
  {
    id: 'claude-haiku-5-5',
    seesImages: true,
    refusesSampling: true,
    hasEffort: true,
    tokenFactor: 1.3,
    maxOutputTokens: 128_000,
  },
  {
    id: 'claude-sonnet-5-5',
    seesImages: true,
    refusesSampling: true,
    hasEffort: true,
    tokenFactor: 1.3,
    maxOutputTokens: 128_000,
  },
  { id: 'claude-haiku-4-5', seesImages: true, maxOutputTokens: 64_000 },
  { id: 'claude-sonnet-4-5', seesImages: true, retiredOn: '2026-11-30' },
  { id: 'claude-3-5-haiku-latest', seesImages: true, retiredOn: '2026-02-19' },
];
