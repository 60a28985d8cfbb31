import type { AiProviderId } from '../../../../contracts/ai-providers';

/** As the vendors call themselves; null: the server is one's own and has no such name. */
export const VENDOR_NAMES: Record<AiProviderId, string | null> = {
  gemini: 'Google Gemini',
  openai: 'OpenAI',
  anthropic: 'Anthropic Claude',
  cohere: 'Cohere',
  compatible: null,
};
