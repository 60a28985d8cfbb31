import { bearer } from '../engine/bearer';
import { createVendor } from '../engine/create-vendor';
import type { Dialect } from '../engine/dialect';
import { invalid } from '../engine/refusal';
import { openAiImageTokens } from '../tokens/image-tokens';
import type { VendorSandboxFactory } from '../vendor-sandbox';
import { chatAnswer } from './chat-answer';
import { readChat } from './chat-request';
import { OPENAI_MODELS } from './models';
import { refuseAsOpenAi } from './refuse';
import { readResponses } from './responses-request';
import { responsesAnswer } from './responses-answer';

const checkHeaders = (headers: Headers): void => {
  const type = headers.get('content-type') ?? '';
  if (type.startsWith('application/json')) return;
  throw invalid(
    `Unsupported content type: '${type}'. This API method only accepts 'application/json' requests, but you specified the header 'Content-Type: ${type}'. Please try again with a supported content type.`,
    { code: 'unsupported_content_type' }
  );
};

const DIALECT: Dialect = {
  id: 'openai',
  label: 'OpenAI',
  models: OPENAI_MODELS,
  endpoints: [
    {
      operation: 'responses',
      path: '/v1/responses',
      read: readResponses,
      render: responsesAnswer,
    },
    {
      operation: 'chat-completions',
      path: '/v1/chat/completions',
      read: readChat,
      render: chatAnswer,
    },
  ],
  needsKey: true,
  keyOf: bearer,
  checkHeaders,
  maxBodyBytes: 50 * 1024 * 1024,
  newRequestId: (token) => `req_${token(32).toLowerCase()}`,
  headersOf: (requestId) => ({
    'x-request-id': requestId,
    'openai-version': '2020-10-01',
    'openai-processing-ms': '1',
  }),
  refuse: refuseAsOpenAi,
  imageTokens: openAiImageTokens,
};

/** api.openai.com: Responses and Chat Completions (llm.md §3). */
export const createOpenAiSandbox: VendorSandboxFactory = (world) => createVendor(world, DIALECT);
