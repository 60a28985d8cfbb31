import type { Dialect } from '../engine/dialect';
import { createVendor } from '../engine/create-vendor';
import { geminiImageTokens } from '../tokens/image-tokens';
import type { VendorSandboxFactory } from '../vendor-sandbox';
import { geminiAnswer } from './answer';
import { GEMINI_MODELS } from './models';
import { refuseAsGemini } from './refuse';
import { readGenerateContent } from './request';

const DIALECT: Dialect = {
  id: 'gemini',
  label: 'Google Gemini',
  models: GEMINI_MODELS,
  endpoints: [
    {
      operation: 'generate-content',
      path: '/v1beta/models/:call{.+}',
      read: readGenerateContent,
      render: geminiAnswer,
    },
  ],
  needsKey: true,
  keyOf: (headers, query) => headers.get('x-goog-api-key') ?? query.get('key'),
  maxBodyBytes: 20 * 1024 * 1024,
  newRequestId: (token) => token(22),
  // Google's answers name themselves in the body alone.
  headersOf: () => ({}),
  refuse: refuseAsGemini,
  imageTokens: geminiImageTokens,
};

/** generativelanguage.googleapis.com: `generateContent` of v1beta (llm.md §4). */
export const createGeminiSandbox: VendorSandboxFactory = (world) => createVendor(world, DIALECT);
