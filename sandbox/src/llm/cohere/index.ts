import { bearer } from '../engine/bearer';
import { createVendor } from '../engine/create-vendor';
import type { Dialect } from '../engine/dialect';
import { cohereImageTokens } from '../tokens/image-tokens';
import type { VendorSandboxFactory } from '../vendor-sandbox';
import { cohereAnswer } from './answer';
import { COHERE_MODELS } from './models';
import { refuseAsCohere } from './refuse';
import { readCohereChat } from './request';

/** Groups of a UUID. */
const GROUPS = [8, 4, 4, 4, 12];

const DIALECT: Dialect = {
  id: 'cohere',
  label: 'Cohere',
  models: COHERE_MODELS,
  endpoints: [{ operation: 'chat', path: '/v2/chat', read: readCohereChat, render: cohereAnswer }],
  needsKey: true,
  keyOf: bearer,
  refusesBlockedPrompts: true,
  maxBodyBytes: 20 * 1024 * 1024,
  newRequestId: (token) => GROUPS.map((length) => token(length).toLowerCase()).join('-'),
  headersOf: (requestId) => ({ 'x-debug-trace-id': requestId.replaceAll('-', '') }),
  refuse: refuseAsCohere,
  imageTokens: cohereImageTokens,
};

/** api.cohere.com: chat of v2 (llm.md §6). */
export const createCohereSandbox: VendorSandboxFactory = (world) => createVendor(world, DIALECT);
