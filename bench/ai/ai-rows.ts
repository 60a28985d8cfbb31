import type { Percentiles } from '../figures/percentiles';
import type { Row } from '../report/row';
import type { AnswerFigures } from './measure-answers';
import type { CostFigures } from './measure-costs';
import type { FallbackFigures } from './measure-fallback';
import type { InsideFigures } from './measure-inside';

/** Issue: "total p95 ≤ 2 s with an answering vendor of 800 ms median". */
const TOTAL_GOAL_MS = 2_000;
/** Issue: "p95 overhead of ours beside the vendor's answer ≤ 10 ms". */
const OURS_GOAL_MS = 10;
/** Of a text many times as long as those that are asked about; their estimates are a part of ours. */
const ESTIMATE_GOAL_MS = 20;
/** Issue: "Fallback after a vendor failure ≤ 2 s". */
const FALLBACK_GOAL_MS = 2_000;
/** Issue: "≤ $0.01 per distribution with default models". */
const COST_GOAL_USD = 0.01;

export interface AiFigures {
  inside: InsideFigures;
  answers: AnswerFigures;
  fallback: readonly FallbackFigures[];
  costs: readonly CostFigures[];
}

export const aiRows = ({ inside, answers, fallback, costs }: AiFigures): Row[] => {
  const { total, vendor, ours, around, cached } = answers;
  return [
    timeRow('whole request', total, {
      beside: `vendor p95 ${ms(vendor.p95)}`,
      goal: TOTAL_GOAL_MS,
    }),
    timeRow('ours beside the vendor', ours, { goal: OURS_GOAL_MS }),
    timeRow('all but the waiting', around, { beside: 'HTTP, Strapi and the SDK too' }),
    timeRow('of the cache', cached, { beside: ratio(cached, total) }),
    ...fallback.map(({ failure, total: time }) =>
      timeRow(`other vendor after: ${failure}`, time, { goal: FALLBACK_GOAL_MS })
    ),
    timeRow("router's own time beside a scripted vendor", inside.router, {
      where: `${inside.router.count} calls`,
      goal: OURS_GOAL_MS,
    }),
    timeRow('estimate of the tokens of 100,000 letters', inside.estimate, {
      where: `${inside.estimate.count} calls`,
      goal: ESTIMATE_GOAL_MS,
    }),
    ...costs.map(costRow),
  ];
};

interface Beside {
  /** @default how many requests it is of */
  where?: string;
  beside?: string;
  /** Of the p95. */
  goal?: number;
}

const timeRow = (
  what: string,
  times: Percentiles,
  { where = `${times.count} requests`, beside = '', goal }: Beside
): Row => ({
  ...{ what, where, cpu: '', beside },
  figure: `p50 ${ms(times.p50)}, p95 ${ms(times.p95)}`,
  goal: goal === undefined ? null : `p95 ≤ ${goal} ms`,
  isReached: goal === undefined ? null : times.p95 <= goal,
});

const costRow = (cost: CostFigures): Row => {
  const { provider, model, requests, meanUsd, maxUsd, estimatedUsd, usage } = cost;
  const output = (usage?.answerTokens ?? 0) + (usage?.thoughtTokens ?? 0);
  return {
    ...{ what: `cost, ${model ?? provider}`, where: `${requests} requests`, cpu: '' },
    figure: `$${meanUsd.toFixed(5)}, at most $${maxUsd.toFixed(5)}`,
    beside: `${usage?.inputTokens ?? 0} + ${output} tokens; estimate $${estimatedUsd?.toFixed(5) ?? '?'}`,
    goal: `≤ $${COST_GOAL_USD}`,
    isReached: maxUsd <= COST_GOAL_USD,
  };
};

const ms = (value: number): string => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;

const ratio = (one: Percentiles, other: Percentiles): string =>
  `${((100 * one.p50) / other.p50).toFixed(1)} % of asking`;
