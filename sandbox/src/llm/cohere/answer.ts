import type { Rendering } from '../engine/dialect';
import type { Ending, Generation } from '../engine/generation';

const REFUSAL = "I'm sorry, but I can't help with that.";

const FINISH: Readonly<Record<Ending, string>> = {
  complete: 'COMPLETE',
  length: 'MAX_TOKENS',
  refused: 'COMPLETE',
  'prompt-blocked': 'ERROR',
  'answer-blocked': 'ERROR',
  failed: 'ERROR',
};

/** What Cohere puts around a prompt and does not bill (llm.md §6). */
const PREAMBLE_TOKENS = 66;

export const cohereAnswer = ({ generation, requestId }: Rendering): object => ({
  id: requestId,
  finish_reason: FINISH[generation.ending],
  message: { role: 'assistant', content: contentOf(generation) },
  ...usageOf(generation),
});

/** It has no refusals of its own: the model says no in prose. */
const contentOf = ({ text, ending, thinking }: Generation): object[] => {
  const words = ending === 'refused' ? REFUSAL : text;
  return [
    ...(thinking === null ? [] : [{ type: 'thinking', thinking }]),
    ...(words === '' ? [] : [{ type: 'text', text: words }]),
  ];
};

const usageOf = ({ usage }: Generation): object => {
  if (!usage) return {};
  const { inputTokens, cachedTokens, answerTokens, thoughtTokens } = usage;
  const output = answerTokens + thoughtTokens;
  return {
    usage: {
      billed_units: { input_tokens: inputTokens, output_tokens: output },
      tokens: { input_tokens: inputTokens + PREAMBLE_TOKENS, output_tokens: output },
      cached_tokens: cachedTokens,
    },
  };
};
