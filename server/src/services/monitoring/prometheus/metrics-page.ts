import { Counter, Gauge, Registry } from 'prom-client';

import { METRICS, type Metric, type MetricName, type Readings } from './metric';
import { StoredHistogram } from './stored-histogram';

export interface MetricsPage {
  contentType: string;
  text: string;
}

/** The readings in Prometheus' text format, with a registry of our own: another plugin may have one. */
export const metricsPage = async ({ values, durations }: Readings): Promise<MetricsPage> => {
  const registry = new Registry();
  for (const [name, metric] of entries()) {
    const settings = { name, help: metric.help, labelNames: [...metric.labels] };
    if (metric.kind === 'histogram') {
      const series = durations.filter((one) => one.metric === name);
      registry.registerMetric(new StoredHistogram(settings, series));
      continue;
    }
    const own = values.filter((one) => one.metric === name);
    registry.registerMetric(
      metric.kind === 'gauge' ? gauge(settings, own) : counter(settings, own)
    );
  }
  return { contentType: registry.contentType, text: await registry.metrics() };
};

const entries = () => Object.entries(METRICS) as [MetricName, Metric][];

type Settings = { name: string; help: string; labelNames: string[] };
type Own = readonly { labels: Record<string, string>; value: number }[];

const gauge = (settings: Settings, own: Own): Gauge => {
  const made = new Gauge({ ...settings, registers: [] });
  // One without labels starts at 0, which is not what we know.
  if (settings.labelNames.length === 0) made.remove();
  for (const { labels, value } of own) made.set(labels, value);
  return made;
};

const counter = (settings: Settings, own: Own): Counter => {
  const made = new Counter({ ...settings, registers: [] });
  for (const { labels, value } of own) made.inc(labels, value);
  return made;
};
