import type { HttpResponse } from '../../../platforms/contract';
import { throughSdk } from '../call/through-sdk';
import type { Question } from '../vendor';
import { geminiParameters } from './request';

/** The library's default follows its major version, so it is said here. */
const API_VERSION = 'v1beta';

/** `POST {base}/v1beta/models/{model}:generateContent`. The base has no version. */
export const sendToGemini = async (question: Question): Promise<HttpResponse> => {
  const { GoogleGenAI, ThinkingLevel } = await import('@google/genai');
  const { apiKey, baseUrl } = question.settings;
  return await throughSdk(question.http, (fetch) => {
    const client = new GoogleGenAI({
      apiKey: apiKey ?? undefined,
      // Else a variable of the environment may send the key to another service of Google's.
      vertexai: false,
      httpOptions: { baseUrl, apiVersion: API_VERSION, fetch },
    });
    return client.models.generateContent(geminiParameters(question, ThinkingLevel));
  });
};
