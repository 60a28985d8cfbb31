import type { Rendering } from '../engine/dialect';
import type { Generation } from '../engine/generation';

const REFUSAL = "I'm sorry, but I can't help with that.";

/** A response object; blocks and failures are successes with another status (llm.md §3.1). */
export const responsesAnswer = ({ asked, generation, requestId, now }: Rendering): object => ({
  id: idOf(requestId, 'resp'),
  object: 'response',
  created_at: Math.floor(now / 1000),
  ...outcomeOf(generation),
  model: asked.model,
  output: outputOf(generation, requestId),
  parallel_tool_calls: true,
  store: false,
  ...usageOf(generation),
});

const idOf = (requestId: string, prefix: string): string =>
  `${prefix}_${requestId.replace(/^req_/, '')}`;

const outcomeOf = ({ ending }: Generation): object => {
  const incomplete = (reason: string) => ({
    ...{ status: 'incomplete', incomplete_details: { reason }, error: null },
  });
  const failed = (code: string, message: string) => ({
    ...{ status: 'failed', incomplete_details: null, error: { code, message } },
  });
  switch (ending) {
    case 'length':
      return incomplete('max_output_tokens');
    case 'answer-blocked':
      return incomplete('content_filter');
    case 'prompt-blocked':
      return failed(
        'invalid_prompt',
        'Invalid prompt: your prompt was flagged as potentially violating our usage policy.'
      );
    case 'failed':
      return failed('server_error', 'The model had an error while processing your request.');
    case 'complete':
    case 'refused':
      return { status: 'completed', incomplete_details: null, error: null };
  }
};

/** A reasoning item comes first where the model thought. */
const outputOf = (generation: Generation, requestId: string): object[] => {
  const { text, ending, thinking, usage } = generation;
  if (ending === 'failed' || ending === 'prompt-blocked') return [];
  const hasThought = thinking !== null || (usage?.thoughtTokens ?? 0) > 0;
  const summary = thinking === null ? [] : [{ type: 'summary_text', text: thinking }];
  const reasoning = hasThought ? [{ id: idOf(requestId, 'rs'), type: 'reasoning', summary }] : [];
  if (ending === 'answer-blocked' || (ending === 'length' && text === '')) return reasoning;
  const content =
    ending === 'refused'
      ? { type: 'refusal', refusal: REFUSAL }
      : { type: 'output_text', text, annotations: [], logprobs: [] };
  const status = ending === 'length' ? 'incomplete' : 'completed';
  const id = idOf(requestId, 'msg');
  return [...reasoning, { id, type: 'message', role: 'assistant', status, content: [content] }];
};

const usageOf = ({ usage }: Generation): object => {
  if (!usage) return { usage: null };
  const { inputTokens, cachedTokens, answerTokens, thoughtTokens } = usage;
  return {
    usage: {
      input_tokens: inputTokens,
      input_tokens_details: { cached_tokens: cachedTokens, cache_write_tokens: 0 },
      output_tokens: answerTokens + thoughtTokens,
      output_tokens_details: { reasoning_tokens: thoughtTokens },
      total_tokens: inputTokens + answerTokens + thoughtTokens,
    },
  };
};
