import type { Rendering } from '../engine/dialect';
import type { Ending, Generation } from '../engine/generation';

const REFUSAL = "I'm sorry, but I can't help with that.";

const FINISH: Readonly<Record<Ending, string>> = {
  complete: 'stop',
  length: 'length',
  refused: 'stop',
  'prompt-blocked': 'content_filter',
  'answer-blocked': 'content_filter',
  failed: 'stop',
};

/** A chat completion (llm.md §3.2). */
export const chatAnswer = (rendering: Rendering): object =>
  completion(rendering, messageOf(rendering.generation));

const messageOf = ({ text, ending }: Generation): object => {
  const role = 'assistant';
  if (ending === 'refused') return { role, content: null, refusal: REFUSAL };
  const isSilent = ending !== 'complete' && ending !== 'length';
  return { role, content: isSilent ? null : text, refusal: null };
};

/** The frame around a message, which servers of one's own have as well. */
export const completion = (
  { asked, generation, requestId, now }: Rendering,
  message: object
): object => ({
  id: `chatcmpl-${requestId.replace(/^\w+_/, '')}`,
  object: 'chat.completion',
  created: Math.floor(now / 1000),
  model: asked.model,
  choices: [{ index: 0, message, logprobs: null, finish_reason: FINISH[generation.ending] }],
  ...usageOf(generation),
});

const usageOf = ({ usage }: Generation): object => {
  if (!usage) return {};
  const { inputTokens, cachedTokens, answerTokens, thoughtTokens } = usage;
  const output = answerTokens + thoughtTokens;
  return {
    usage: {
      prompt_tokens: inputTokens,
      completion_tokens: output,
      total_tokens: inputTokens + output,
      prompt_tokens_details: { cached_tokens: cachedTokens },
      completion_tokens_details: { reasoning_tokens: thoughtTokens },
    },
  };
};
