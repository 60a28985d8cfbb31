export { costOf } from './cost-of';
export { likelyCost, worstCaseOf, type LlmEstimate } from './estimate-cost';
export { estimateTokens } from './estimate-tokens';
export { knownPriceOf, PRICES_CHECKED_ON } from './known-prices';
export { retirementWarning } from './retirements';
export { tokenFactorOf } from './token-factor';
