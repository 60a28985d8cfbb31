import { configureVendors } from '../../eval/harness/settings';
import { percentilesOf, type Percentiles } from '../figures/percentiles';
import { askOften, type Measured } from './measured';

const WARM_UP = 5;

/** Milliseconds of requests with a vendor that takes its time, and of the same from the cache. */
export interface AnswerFigures {
  total: Percentiles;
  /** What the vendor took, as the plugin saw it. */
  vendor: Percentiles;
  /** The rest within the plugin. */
  ours: Percentiles;
  /** All that is not the vendor's own waiting: HTTP both ways, Strapi, the SDK, and ours. */
  around: Percentiles;
  cached: Percentiles;
}

export const measureAnswers = async (measured: Measured): Promise<AnswerFigures> => {
  const { world } = measured;
  configureVendors(world, { profile: 'real' });
  console.log(`· ${measured.requests} requests with the latency of a real vendor …`);
  const samples = await askOften(measured, { fresh: true, warmUp: WARM_UP });
  configureVendors(world, { profile: 'instant' });
  console.log(`· ${measured.requests} of the cache …`);
  const cached = await askOften(measured, { fresh: false, warmUp: WARM_UP });
  return {
    total: percentilesOf(samples.map(({ totalMs }) => totalMs)),
    vendor: percentilesOf(samples.map(({ view }) => view.vendorMs)),
    ours: percentilesOf(samples.map(({ view }) => view.latencyMs - view.vendorMs)),
    around: percentilesOf(samples.map(({ totalMs, thoughtMs }) => totalMs - thoughtMs)),
    cached: percentilesOf(cached.map(({ totalMs }) => totalMs)),
  };
};
