import { fromTallies } from '../../../../server/src/services/monitoring/prometheus/from-tallies';
import { METRICS } from '../../../../server/src/services/monitoring/prometheus/metric';
import { metricsPage } from '../../../../server/src/services/monitoring/prometheus/metrics-page';
import { TALLY_NAMES, type Tally } from '../../../../server/src/services/monitoring/tally';

const tally = (changes: Partial<Tally>): Tally => ({
  ...{ name: 'delivery', label: 'x', outcome: 'published', cases: 1, amount: 0 },
  ...changes,
});

describe('counts as metrics', () => {
  it('become buckets that hold the shorter ones, too', async () => {
    const times = [
      tally({ name: 'attempt_time', outcome: '0.1', cases: 3, amount: 200 }),
      tally({ name: 'attempt_time', outcome: '0.5', cases: 2, amount: 800 }),
      tally({ name: 'attempt_time', outcome: '+Inf', cases: 1, amount: 130_000 }),
    ];
    const { text } = await metricsPage(fromTallies(times));
    const series = 'social_distribution_attempt_duration_seconds';
    expect(text).toContain(`${series}_bucket{platform="x",le="0.05"} 0\n`);
    expect(text).toContain(`${series}_bucket{platform="x",le="0.1"} 3\n`);
    expect(text).toContain(`${series}_bucket{platform="x",le="0.5"} 5\n`);
    expect(text).toContain(`${series}_bucket{platform="x",le="120"} 5\n`);
    expect(text).toContain(`${series}_bucket{platform="x",le="+Inf"} 6\n`);
    expect(text).toContain(`${series}_count{platform="x"} 6\n`);
    expect(text).toContain(`${series}_sum{platform="x"} 131\n`);
  });

  it('add up what a vendor cost, in dollars', () => {
    const { values } = fromTallies([
      tally({ name: 'ai', label: 'gemini', outcome: 'answered', amount: 2_000_000 }),
      tally({ name: 'ai', label: 'gemini', outcome: 'timeout', amount: 1_000_000 }),
    ]);
    const cost = values.filter(({ metric }) => metric === 'social_distribution_ai_cost_usd_total');
    expect(cost).toEqual([expect.objectContaining({ labels: { provider: 'gemini' } })]);
    expect(cost[0]?.value).toBeCloseTo(0.003);
  });

  it('use only labels that the metric names', () => {
    const all = TALLY_NAMES.map((name) => tally({ name, label: 'admin:2xx', outcome: '0.1' }));
    const { values, durations } = fromTallies(all);
    for (const { metric, labels } of [...values, ...durations]) {
      expect(Object.keys(labels).sort()).toEqual([...METRICS[metric].labels].sort());
    }
    expect(values.length + durations.length).toBeGreaterThan(6);
  });
});
