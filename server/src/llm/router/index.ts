export type { LlmAttempt, LlmGate, LlmPass } from './attempt';
export type { Rest } from './breaker';
export { createBreakers, type Breakers } from './breakers';
export {
  createRouter,
  DEFAULT_IMAGES_TIMEOUT_MS,
  DEFAULT_TEXT_TIMEOUT_MS,
  DEFAULT_TIME_BUDGET_MS,
  type GenerateOptions,
  type Router,
  type RouterAnswer,
  type RouterOptions,
} from './create-router';
export { fingerprintOf } from './fingerprint';
export type { RoutingOrder } from './order';
export { breakerKeyOf, type RoutedProvider } from './routed-provider';
export { RouterFailure, type RouterFailureKind, type RouterTrouble } from './router-failure';
