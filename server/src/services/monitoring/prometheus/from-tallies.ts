import type { Tally } from '../tally';
import type { Durations, MetricName, Reading, Readings } from './metric';

const NANO = 1e9;
const MS_PER_S = 1_000;

/** What was counted since counting began, as metrics. */
export const fromTallies = (tallies: readonly Tally[]): Readings => {
  const values: Reading[] = [];
  const durations = new Map<string, Durations>();
  const costs = new Map<string, number>();
  for (const tally of tallies) {
    const { name, label, outcome, cases, amount } = tally;
    if (name === 'attempt_time' || name === 'http_time') addTime(durations, tally);
    const metric = COUNTERS[name];
    if (!metric) continue;
    const key = name === 'ai' ? 'provider' : 'platform';
    values.push({ metric, labels: { [key]: label, outcome }, value: cases });
    if (name === 'ai') costs.set(label, (costs.get(label) ?? 0) + amount);
  }
  for (const [provider, nanos] of costs) {
    const metric = 'social_distribution_ai_cost_usd_total';
    values.push({ metric, labels: { provider }, value: nanos / NANO });
  }
  return { values, durations: [...durations.values()] };
};

const COUNTERS: Partial<Record<Tally['name'], MetricName>> = {
  delivery: 'social_distribution_deliveries_total',
  attempt: 'social_distribution_attempts_total',
  media: 'social_distribution_media_uploads_total',
  oauth: 'social_distribution_sign_ins_total',
  ai: 'social_distribution_ai_calls_total',
};

const addTime = (durations: Map<string, Durations>, tally: Tally): void => {
  const key = `${tally.name}\n${tally.label}`;
  const known: Durations = durations.get(key) ?? { ...seriesOf(tally), counts: new Map(), sumS: 0 };
  known.counts.set(tally.outcome, (known.counts.get(tally.outcome) ?? 0) + tally.cases);
  known.sumS += tally.amount / MS_PER_S;
  durations.set(key, known);
};

const seriesOf = ({ name, label }: Tally): Pick<Durations, 'metric' | 'labels'> => {
  if (name === 'attempt_time') {
    return {
      metric: 'social_distribution_attempt_duration_seconds',
      labels: { platform: label },
    };
  }
  const [api = '', answer = ''] = label.split(':');
  return {
    metric: 'social_distribution_http_request_duration_seconds',
    labels: { api, answer },
  };
};
