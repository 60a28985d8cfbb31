import type { Rendering } from '../engine/dialect';
import type { Ending, Generation } from '../engine/generation';

const STOP: Readonly<Record<Ending, string>> = {
  complete: 'end_turn',
  length: 'max_tokens',
  refused: 'refusal',
  'prompt-blocked': 'refusal',
  'answer-blocked': 'refusal',
  failed: 'pause_turn',
};

/** A message; a refusal is a success as well, with its category beside it. */
export const anthropicAnswer = ({ asked, generation, requestId }: Rendering): object => ({
  id: requestId.replace(/^req_/, 'msg_'),
  type: 'message',
  role: 'assistant',
  model: asked.model,
  content: contentOf(generation),
  stop_reason: STOP[generation.ending],
  stop_sequence: null,
  ...stopDetails(generation),
  ...usageOf(generation),
});

const contentOf = ({ text, thinking }: Generation): object[] => [
  ...(thinking === null ? [] : [{ type: 'thinking', thinking, signature: 'c2FuZGJveA==' }]),
  ...(text === '' ? [] : [{ type: 'text', text }]),
];

const stopDetails = ({ ending }: Generation): object =>
  STOP[ending] === 'refusal' ? { stop_details: { type: 'refusal', category: 'other' } } : {};

/** `input_tokens` are those that were not cached (llm.md §5). */
const usageOf = ({ usage }: Generation): object => {
  if (!usage) return {};
  const { inputTokens, cachedTokens, answerTokens, thoughtTokens } = usage;
  return {
    usage: {
      input_tokens: inputTokens - cachedTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: cachedTokens,
      output_tokens: answerTokens + thoughtTokens,
      output_tokens_details: { thinking_tokens: thoughtTokens },
      service_tier: 'standard',
    },
  };
};
