import type { GenerateContentParameters, ThinkingConfig, ThinkingLevel } from '@google/genai';

import type { Question } from '../vendor';

/** Enough to plan a few short texts; its models bill what they think as output. */
const THINKING_BUDGET_TOKENS = 512;

export const geminiParameters = (
  { request, settings, signal }: Pick<Question, 'request' | 'settings' | 'signal'>,
  levels: typeof ThinkingLevel
): GenerateContentParameters => {
  const thinkingConfig = thinkingOf(settings.model, levels);
  return {
    model: settings.model,
    contents: [
      {
        role: 'user',
        parts: [
          { text: request.user },
          ...request.images.map(({ mimeType, base64 }) => ({
            inlineData: { mimeType, data: base64 },
          })),
        ],
      },
    ],
    config: {
      systemInstruction: { parts: [{ text: request.system }] },
      responseMimeType: 'application/json',
      responseJsonSchema: request.schema,
      maxOutputTokens: request.maxOutputTokens,
      ...(thinkingConfig ? { thinkingConfig } : {}),
      abortSignal: signal,
      // The library would ask on by itself, past whoever counts the calls.
      automaticContinuation: false,
    },
  };
};

/**
 * As little thinking as every model of a family takes: levels from 3 on, a budget for 2.5. Flash-Lite
 * hardly thinks unless told to, and the names of other models do not say what they take.
 */
const thinkingOf = (model: string, levels: typeof ThinkingLevel): ThinkingConfig | null => {
  if (/flash-lite/.test(model)) return null;
  if (/(?:^|\/)gemini-2\.5-/.test(model)) return { thinkingBudget: THINKING_BUDGET_TOKENS };
  if (/(?:^|\/)gemini-(?:[3-9]|\d{2})[.-]/.test(model)) return { thinkingLevel: levels.LOW };
  return null;
};
