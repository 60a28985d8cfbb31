import type { ModelFacts } from '../engine/dialect';

/**
 * Few of them see pictures; the short aliases are gone. How much they may write is from the table
 * at https://docs.cohere.com/docs/models (2026-11-23).
 */
export const COHERE_MODELS: readonly ModelFacts[] = [
  { id: 'command-r7b-12-2024', seesImages: false, maxOutputTokens: 4_000 },
  { id: 'command-r-08-2024', seesImages: false, maxOutputTokens: 4_000 },
  { id: 'command-a-03-2025', seesImages: false, maxOutputTokens: 8_000 },
  { id: 'command-a-vision-07-2025', seesImages: true, maxOutputTokens: 8_000 },
  { id: 'command-a-plus-05-2026', seesImages: true, maxOutputTokens: 64_000 },
  { id: 'command-r', seesImages: false, retiredOn: '2025-09-15' },
  { id: 'command-r-plus', seesImages: false, retiredOn: '2025-09-15' },
];
