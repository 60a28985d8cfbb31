import type { ModelFacts } from '../engine/dialect';

/** What somebody has pulled to the machine; `addedModels` pulls more. */
export const COMPATIBLE_MODELS: readonly ModelFacts[] = [
  { id: 'llama3.2', seesImages: false },
  { id: 'llama3.2-vision', seesImages: true },
  { id: 'qwen3', seesImages: false },
  { id: 'gemma3', seesImages: true },
];
