import type { Core } from '@strapi/types';

import type { AdaptationEstimate } from '../../../../contracts/adaptations';
import { likelyCost, worstCaseOf, type LlmEstimate } from '../../llm/pricing';
import type { ReadyProvider } from '../ai-providers/ready-provider';
import { answerTokens, requestFor, type Job } from './job';
import { findAnswer, type KeptAnswer } from './kept-answers';

/** What a job is likely to cost with the provider that will probably be asked. */
export interface Estimated extends LlmEstimate {
  /** Null: nobody is set up. */
  chosen: ReadyProvider | null;
  isCached: boolean;
  /** What is held of the budget while it runs, US dollars; null: not known. */
  worstUsd: number | null;
}

const NOTHING: Estimated = {
  ...{ inputTokens: 0, outputTokens: 0, usd: null, chosen: null },
  ...{ isCached: false, worstUsd: null },
};

export interface EstimateOrder {
  job: Job;
  ready: readonly ReadyProvider[];
  /** Leaves the cache alone. */
  fresh: boolean;
}

/** Asks nobody; looks whether the same was asked before, which then is free. */
export const estimateOf = async (
  strapi: Core.Strapi,
  { job, ready, fresh }: EstimateOrder
): Promise<Estimated> => {
  if (job.wanted.length === 0 || ready.length === 0) return NOTHING;
  return costOf(job, ready, fresh ? null : await findAnswer(strapi, job, ready));
};

/** As {@link estimateOf}, when it is known whether the same was asked before. Pure. */
export const costOf = (
  job: Job,
  ready: readonly ReadyProvider[],
  hit: KeptAnswer | null
): Estimated => {
  const outputTokens = answerTokens(
    job.wanted.map((place) => place.wanted),
    job.images.length
  );
  const costs = ready.map((one) => {
    const { provider, price } = one;
    const ask = { request: requestFor(job.question(), one), provider: provider.id, price };
    const { usd: worstUsd } = worstCaseOf(ask);
    return { ...likelyCost({ ...ask, outputTokens }), chosen: one, isCached: false, worstUsd };
  });
  const found = costs.find(({ chosen: { provider } }) => isOf(hit, provider));
  if (found) return { ...found, usd: 0, isCached: true };
  return (job.site.ai.order === 'cheapest' ? cheapest(costs) : costs[0]) ?? NOTHING;
};

const isOf = (hit: KeptAnswer | null, { id, model }: ReadyProvider['provider']): boolean =>
  hit?.provider === id && hit.model === model;

/** A price that nobody knows counts as dearer than any. */
const cheapest = (costs: readonly Estimated[]): Estimated | undefined =>
  [...costs].sort((one, other) => (one.usd ?? Infinity) - (other.usd ?? Infinity))[0];

export const estimateView = (
  { chosen, isCached, usd, inputTokens, outputTokens }: Estimated,
  refusal: string | null
): AdaptationEstimate => {
  const reason = isCached ? null : refusal;
  const name = chosen?.provider.label ?? '';
  return {
    isPossible: reason === null,
    ...{ reason, usd, isCached, inputTokens, outputTokens },
    provider: chosen?.provider.id ?? null,
    model: chosen?.provider.model ?? null,
    message: reason ?? costWords({ usd, isCached, name }),
  };
};

const costWords = ({
  usd,
  isCached,
  name,
}: {
  usd: number | null;
  isCached: boolean;
  name: string;
}): string => {
  if (isCached) return 'Free: the same was asked before.';
  if (usd === null) return `The price of ${name} is not known, so nobody can say what it costs.`;
  return `About ${dollars(usd)} with ${name}.`;
};

/** Two figures that mean something: `$0.00062`, `$0.014`, `$1.20`. */
export const dollars = (usd: number): string => {
  if (usd >= 1) return `$${usd.toFixed(2)}`;
  return `$${Number(usd.toPrecision(2)).toFixed(Math.min(digitsFor(usd), 8))}`;
};

const digitsFor = (usd: number): number =>
  usd === 0 ? 2 : Math.max(2, 1 - Math.floor(Math.log10(usd)));
