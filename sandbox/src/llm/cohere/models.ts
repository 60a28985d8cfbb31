import type { ModelFacts } from '../engine/dialect';

/** llm.md §6 and §8: few of them see pictures; the short aliases are gone. */
export const COHERE_MODELS: readonly ModelFacts[] = [
  { id: 'command-r7b-12-2024', seesImages: false, maxOutputTokens: 4_000 },
  { id: 'command-r-08-2024', seesImages: false, maxOutputTokens: 4_000 },
  { id: 'command-a-03-2025', seesImages: false, maxOutputTokens: 8_000 },
  { id: 'command-a-vision-07-2025', seesImages: true, maxOutputTokens: 8_000 },
  { id: 'command-a-plus-05-2026', seesImages: true, maxOutputTokens: 32_000 },
  { id: 'command-r', seesImages: false, retiredOn: '2025-09-15' },
  { id: 'command-r-plus', seesImages: false, retiredOn: '2025-09-15' },
];
