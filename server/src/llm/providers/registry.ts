import type { LlmProviderDescriptor, LlmProviderId } from '../contract';
import { anthropic } from './anthropic';
import { cohere } from './cohere';
import { compatible } from './compatible';
import { gemini } from './gemini';
import { openai } from './openai';

/** All vendors, in the order in which they are offered. */
export const LLM_PROVIDERS: Record<LlmProviderId, LlmProviderDescriptor> = {
  gemini,
  openai,
  anthropic,
  cohere,
  compatible,
};
