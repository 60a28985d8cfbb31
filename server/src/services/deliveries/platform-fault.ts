import type { FailureFamily } from '../../platforms/contract';

/**
 * Failures that say nothing about how well the plugin works: the platform was down, let nothing more
 * through, or did not say whether it took the post.
 */
export const PLATFORM_FAULT_FAMILIES: readonly FailureFamily[] = [
  'retryable',
  'rate_limited',
  'unknown_outcome',
];

/** @param family of a delivery that failed; null: its failure has none */
export const isPlatformFault = (family: string | null | undefined): boolean =>
  PLATFORM_FAULT_FAMILIES.some((one) => one === family);
