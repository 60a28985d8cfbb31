import type { LlmPrice, LlmUsage } from '../contract';

const MILLION = 1_000_000;

/**
 * What a call cost, US dollars, not rounded.
 *
 * The dearer tier holds for the whole call once its prompt is longer than the tier's bound; the
 * cached part then costs what other input costs, as no vendor lists it apart up there. A cached
 * part greater than the whole input counts as the whole input.
 */
export const costOf = (usage: LlmUsage, price: LlmPrice): number => {
  const { above } = price;
  const isAbove = above !== null && usage.inputTokens > above.promptTokens;
  const inputUsd = isAbove ? above.inputUsd : price.inputUsd;
  const outputUsd = isAbove ? above.outputUsd : price.outputUsd;
  const cachedUsd = isAbove ? above.inputUsd : (price.cachedInputUsd ?? price.inputUsd);
  const cached = Math.min(usage.cachedInputTokens, usage.inputTokens);
  const fresh = usage.inputTokens - cached;
  return (fresh * inputUsd + cached * cachedUsd + usage.outputTokens * outputUsd) / MILLION;
};
