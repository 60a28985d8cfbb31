import type { LlmPrice, LlmProviderId, LlmRequest } from '../contract';
import { costOf } from './cost-of';
import { estimateTokens, TOKENS_PER_IMAGE } from './estimate-tokens';
import { tokenFactorOf } from './token-factor';

/** What a call may come to, before it is made. */
export interface LlmEstimate {
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null: the price is not known. */
  usd: number | null;
}

interface Question {
  request: LlmRequest;
  provider: LlmProviderId;
  /** Null: not known. */
  price: LlmPrice | null;
}

/** What vendors wrap around the text: roles, the name of the schema, separators. */
const TOKENS_AROUND = 60;

/** Of the output that a request leaves room for, what it takes as a rule: most room is for reasoning. */
const LIKELY_OUTPUT_SHARE = 0.25;

/** What a text may be above its estimate: codes, base64, a vocabulary that is new to us. */
const WORST_TEXT_FACTOR = 1.5;

/** A picture of 1568 × 1568 px, the greatest that is sent, counted as Claude counts. */
const WORST_TOKENS_PER_IMAGE = 3_300;

/** Vendors take a quarter more for input that they put into their cache, unasked. */
const CACHE_WRITE_FACTOR = 1.25;

const textTokens = new WeakMap<LlmRequest, number>();

/**
 * Of all that is read as text: instructions, data and the schema. Counted once for a request, which
 * nobody changes: every provider and every call asks for it.
 */
const textTokensOf = (request: LlmRequest): number => {
  const known = textTokens.get(request);
  if (known !== undefined) return known;
  const { system, user, schema } = request;
  const tokens = estimateTokens(`${system}\n${user}\n${JSON.stringify(schema)}`, []);
  textTokens.set(request, tokens);
  return tokens;
};

/**
 * What a call is likely to cost: for the estimate that people see and for finding the cheapest.
 *
 * @param question.outputTokens what the answer is expected to take; a quarter of the room that the
 * request leaves when left out, and never more than that room.
 */
export const likelyCost = ({
  request,
  provider,
  price,
  outputTokens = Math.ceil(request.maxOutputTokens * LIKELY_OUTPUT_SHARE),
}: Question & { outputTokens?: number }): LlmEstimate => {
  const ofImages = request.images.length * TOKENS_PER_IMAGE;
  const tokens = textTokensOf(request) + ofImages + TOKENS_AROUND;
  const inputTokens = Math.ceil(tokens * tokenFactorOf(provider));
  const output = Math.min(outputTokens, request.maxOutputTokens);
  return estimateOf({ inputTokens, outputTokens: output, price });
};

/**
 * The most that one call can reasonably cost: what is reserved of a budget before it is made.
 *
 * @param question.maxOutputTokens the room of this very call, which is doubled after a cut answer;
 * the request's own when left out.
 */
export const worstCaseOf = ({
  request,
  provider,
  price,
  maxOutputTokens = request.maxOutputTokens,
}: Question & { maxOutputTokens?: number }): LlmEstimate => {
  const ofText = textTokensOf(request) * WORST_TEXT_FACTOR + TOKENS_AROUND;
  const ofImages = request.images.length * Math.max(WORST_TOKENS_PER_IMAGE, TOKENS_PER_IMAGE);
  const inputTokens = Math.ceil((ofText + ofImages) * tokenFactorOf(provider));
  return estimateOf({
    inputTokens,
    outputTokens: maxOutputTokens,
    price: price && withCacheWrites(price),
  });
};

const estimateOf = ({
  inputTokens,
  outputTokens,
  price,
}: Omit<LlmEstimate, 'usd'> & { price: LlmPrice | null }): LlmEstimate => ({
  inputTokens,
  outputTokens,
  usd: price && costOf({ inputTokens, cachedInputTokens: 0, outputTokens }, price),
});

const withCacheWrites = (price: LlmPrice): LlmPrice => ({
  ...price,
  inputUsd: price.inputUsd * CACHE_WRITE_FACTOR,
  above: price.above && {
    ...price.above,
    inputUsd: price.above.inputUsd * CACHE_WRITE_FACTOR,
  },
});
