import { AI_PROVIDERS, type AiProviderId } from '../../../../contracts/ai-providers';

/** All vendors: those that a site names first, in its order, and then the rest in the plugin's. */
export const inOrder = (preferred: readonly AiProviderId[]): AiProviderId[] => [
  ...new Set([...preferred, ...AI_PROVIDERS]),
];
