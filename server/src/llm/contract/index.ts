export type { LlmAnswer, LlmUsage } from './answer';
export { LlmFailure, type LlmFailureDetails, type LlmFailureKind } from './failure';
export type { LlmPrice } from './price';
export {
  LLM_PROVIDER_IDS,
  type LlmCallOptions,
  type LlmEnvironment,
  type LlmProvider,
  type LlmProviderDescriptor,
  type LlmProviderFactory,
  type LlmProviderId,
  type LlmProviderSettings,
} from './provider';
export type { LlmImage, LlmRequest, LlmSchema } from './request';
