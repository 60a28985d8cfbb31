import type { LlmProviderDescriptor } from '../../contract';
import { createProvider } from '../create-provider';
import type { Vendor } from '../vendor';
import { openAiProblemOf } from './errors';
import { readOpenAi } from './read';
import { sendToOpenAi } from './send';

/** Those of its models that read text only; all later ones see. */
const BLIND = /^(?:gpt-3|gpt-4(?:-\d{4}.*)?$|o1-mini|o1-preview|o3-mini)/;

const vendor: Vendor = {
  id: 'openai',
  label: 'OpenAI',
  name: 'OpenAI',
  needsKey: true,
  send: sendToOpenAi,
  read: readOpenAi,
  problemOf: openAiProblemOf,
};

/** Not one of the gpt-5 family, which is switched off on 2026-12-11 (deprecations, 2026-11-22). */
export const openai: LlmProviderDescriptor = {
  id: vendor.id,
  label: vendor.label,
  defaultModel: 'gpt-6-luna',
  defaultBaseUrl: 'https://api.openai.com/v1',
  needsKey: vendor.needsKey,
  seesImages: (model) => !BLIND.test(model),
  keyPage: 'https://platform.openai.com/api-keys',
  create: (settings, environment) => createProvider(vendor, settings, environment),
};
