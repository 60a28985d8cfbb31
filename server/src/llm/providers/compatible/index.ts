import type { LlmProviderDescriptor } from '../../contract';
import { createProvider } from '../create-provider';
import type { Vendor } from '../vendor';
import { compatibleProblemOf } from './errors';
import { readChat } from './read';
import { createSendToCompatible } from './send';

/** Families that see, by the names that Ollama, vLLM and the large routers give them. */
const SEEING =
  /vision|llava|bakllava|moondream|pixtral|minicpm-v|internvl|(?:^|[^a-z])vl(?:[^a-z]|$)|gemma-?3|gemma-?4|llama-?4|mistral-small-?3|gpt-(?:4o|4\.1|[5-9])|gemini|claude/i;

const facts: Omit<Vendor, 'send'> = {
  id: 'compatible',
  label: 'OpenAI-compatible server',
  name: 'the OpenAI-compatible server',
  needsKey: false,
  read: readChat,
  problemOf: compatibleProblemOf,
};

/** Any server with OpenAI's Chat Completions: Ollama, vLLM, LM Studio, a router of vendors. */
export const compatible: LlmProviderDescriptor = {
  id: facts.id,
  label: facts.label,
  defaultModel: null,
  defaultBaseUrl: null,
  needsKey: facts.needsKey,
  seesImages: (model) => SEEING.test(model),
  keyPage: null,
  create: (settings, environment) =>
    createProvider({ ...facts, send: createSendToCompatible() }, settings, environment),
};
