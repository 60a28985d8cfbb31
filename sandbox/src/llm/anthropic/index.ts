import { bearer } from '../engine/bearer';
import { createVendor } from '../engine/create-vendor';
import type { Dialect } from '../engine/dialect';
import { invalid } from '../engine/refusal';
import { anthropicImageTokens } from '../tokens/image-tokens';
import type { VendorSandboxFactory } from '../vendor-sandbox';
import { anthropicAnswer } from './answer';
import { ANTHROPIC_MODELS } from './models';
import { refuseAsAnthropic } from './refuse';
import { readMessages } from './request';

const VERSIONS = new Set(['2023-06-01', '2026-10-21']);

const checkHeaders = (headers: Headers): void => {
  const version = headers.get('anthropic-version');
  if (version === null) throw invalid('anthropic-version: header is required');
  if (!VERSIONS.has(version)) {
    throw invalid(`anthropic-version: "${version}" is not a valid version`);
  }
  if (!(headers.get('content-type') ?? '').startsWith('application/json')) {
    throw invalid('content-type: must be application/json');
  }
};

const DIALECT: Dialect = {
  id: 'anthropic',
  label: 'Anthropic Claude',
  models: ANTHROPIC_MODELS,
  endpoints: [
    {
      operation: 'messages',
      path: '/v1/messages',
      read: readMessages,
      render: anthropicAnswer,
    },
  ],
  needsKey: true,
  keyOf: (headers) => headers.get('x-api-key') ?? bearer(headers),
  checkHeaders,
  maxBodyBytes: 32 * 1024 * 1024,
  newRequestId: (token) => `req_01${token(22)}`,
  headersOf: (requestId) => ({ 'request-id': requestId }),
  refuse: refuseAsAnthropic,
  imageTokens: anthropicImageTokens,
};

/** api.anthropic.com: the Messages API in both of its versions (llm.md §5). */
export const createAnthropicSandbox: VendorSandboxFactory = (world) => createVendor(world, DIALECT);
