import type { LlmProviderId } from '../contract';

/**
 * How many tokens a vendor makes of a text, beside the others. Claude's newer models make about
 * 30 % more: https://platform.claude.com/docs/en/about-claude/pricing (2026-11-22).
 */
export const tokenFactorOf = (provider: LlmProviderId): number =>
  provider === 'anthropic' ? 1.3 : 1;
