import type { Rendering } from '../engine/dialect';
import { completion } from '../openai/chat-answer';

const REFUSAL = "I'm sorry, but I can't help with that.";

/** Small models think aloud between tags, and refuse in prose. */
export const compatibleAnswer = (rendering: Rendering): object => {
  const { text, ending, thinking } = rendering.generation;
  const thoughts = thinking === null ? '' : `<think>\n${thinking}\n</think>\n\n`;
  const content = ending === 'refused' ? REFUSAL : thoughts + text;
  return completion(rendering, { role: 'assistant', content });
};
