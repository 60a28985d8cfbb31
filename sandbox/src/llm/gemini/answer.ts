import type { Rendering } from '../engine/dialect';
import type { Ending, Generation } from '../engine/generation';

const FINISH: Readonly<Record<Ending, string>> = {
  complete: 'STOP',
  length: 'MAX_TOKENS',
  refused: 'PROHIBITED_CONTENT',
  'prompt-blocked': 'SAFETY',
  'answer-blocked': 'SAFETY',
  failed: 'OTHER',
};

/** The body of `generateContent`; a blocked prompt is a success without candidates. */
export const geminiAnswer = ({ asked, generation, requestId }: Rendering): object => {
  const frame = {
    ...usageOf(generation, asked.images.length),
    modelVersion: asked.model,
    responseId: requestId,
  };
  if (generation.ending === 'prompt-blocked') {
    return { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, ...frame };
  }
  const finishReason = FINISH[generation.ending];
  return { candidates: [{ ...contentOf(generation), finishReason, index: 0 }], ...frame };
};

const contentOf = ({ text, thinking, ending }: Generation): object => {
  if (ending !== 'complete' && ending !== 'length') return {};
  const parts = [
    ...(thinking === null ? [] : [{ text: thinking, thought: true }]),
    // Out of tokens while it was still thinking: there is no part at all.
    ...(text === '' && ending === 'length' ? [] : [{ text }]),
  ];
  return { content: parts.length > 0 ? { parts, role: 'model' } : { role: 'model' } };
};

const usageOf = ({ usage, ending }: Generation, images: number): object => {
  if (!usage) return {};
  const { inputTokens, cachedTokens, answerTokens, thoughtTokens } = usage;
  const hasAnswer = ending !== 'prompt-blocked';
  return {
    usageMetadata: {
      promptTokenCount: inputTokens,
      ...(hasAnswer ? { candidatesTokenCount: answerTokens } : {}),
      ...(thoughtTokens > 0 ? { thoughtsTokenCount: thoughtTokens } : {}),
      ...(cachedTokens > 0 ? { cachedContentTokenCount: cachedTokens } : {}),
      totalTokenCount: inputTokens + answerTokens + thoughtTokens,
      promptTokensDetails: [
        { modality: 'TEXT', tokenCount: inputTokens },
        ...(images > 0 ? [{ modality: 'IMAGE', tokenCount: 258 * images }] : []),
      ],
    },
  };
};
