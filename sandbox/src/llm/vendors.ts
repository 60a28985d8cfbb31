import { createAnthropicSandbox } from './anthropic';
import { createCohereSandbox } from './cohere';
import { createCompatibleSandbox } from './compatible';
import { createGeminiSandbox } from './gemini';
import { createOpenAiSandbox } from './openai';
import type { VendorSandboxFactory } from './vendor-sandbox';

/** Every vendor of language models, in the order of their ports, which follow the platforms'. */
export const VENDOR_SANDBOXES = {
  gemini: createGeminiSandbox,
  openai: createOpenAiSandbox,
  anthropic: createAnthropicSandbox,
  cohere: createCohereSandbox,
  compatible: createCompatibleSandbox,
} satisfies Record<string, VendorSandboxFactory>;

export type SandboxVendorId = keyof typeof VENDOR_SANDBOXES;
