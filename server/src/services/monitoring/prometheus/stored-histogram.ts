import { Histogram } from 'prom-client';

import { BEYOND, BOUNDS_S } from '../time-buckets';
import type { Durations } from './metric';

interface HistogramSettings {
  name: string;
  help: string;
  labelNames: string[];
}

/** A histogram whose buckets were counted elsewhere: prom-client's own begins anew in each process. */
export class StoredHistogram extends Histogram {
  readonly #settings: HistogramSettings;
  readonly #series: readonly Durations[];

  constructor(settings: HistogramSettings, series: readonly Durations[]) {
    super({ ...settings, buckets: [...BOUNDS_S], registers: [] });
    this.#settings = settings;
    this.#series = series;
  }

  /** What the registry prints, and what `get` gives. */
  getForPromString() {
    const { name, help } = this.#settings;
    const values = this.#series.flatMap((one) => valuesOf(name, one));
    return Promise.resolve({ name, help, type: 'histogram', aggregator: 'sum', values });
  }
}

/** Prometheus' buckets hold what the smaller ones hold, too. */
const valuesOf = (name: string, { labels, counts, sumS }: Durations) => {
  let upTo = 0;
  const buckets = [...BOUNDS_S.map(String), BEYOND].map((le) => {
    upTo += counts.get(le) ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: upTo };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sumS },
    { metricName: `${name}_count`, labels, value: upTo },
  ];
};
