import { bearer } from '../engine/bearer';
import { createVendor } from '../engine/create-vendor';
import type { Dialect } from '../engine/dialect';
import { compatibleImageTokens } from '../tokens/image-tokens';
import type { VendorSandboxFactory } from '../vendor-sandbox';
import { compatibleAnswer } from './answer';
import { COMPATIBLE_MODELS } from './models';
import { refuseAsCompatible } from './refuse';
import { readCompatibleChat } from './request';

const DIALECT: Dialect = {
  id: 'compatible',
  label: 'A server of your own',
  models: COMPATIBLE_MODELS,
  endpoints: [
    {
      operation: 'chat-completions',
      path: '/v1/chat/completions',
      read: readCompatibleChat,
      render: compatibleAnswer,
    },
  ],
  needsKey: false,
  keyOf: bearer,
  maxBodyBytes: 64 * 1024 * 1024,
  newRequestId: (token) => token(12).toLowerCase(),
  // Local servers name no request.
  headersOf: () => ({}),
  refuse: refuseAsCompatible,
  imageTokens: compatibleImageTokens,
};

/** A server like Ollama: OpenAI's Chat Completions, without a key and without a bill (llm.md §7). */
export const createCompatibleSandbox: VendorSandboxFactory = (world) =>
  createVendor(world, DIALECT);
