import { configureVendors, endRest, scriptVendors, switchOnAi } from '../../eval/harness/settings';
import { percentilesOf, type Percentiles } from '../figures/percentiles';
import { askOften, type Measured, type Sample } from './measured';

/** What the first vendor does; each ends in words of the second one. */
const FAILURES = {
  '503, twice': [503, 503],
  '429 without a pause': [429],
  'no credit': ['insufficient-quota'],
  'the connection breaks': ['cut', 'cut'],
} as const;

export interface FallbackFigures {
  failure: string;
  /** Milliseconds of the whole request; both vendors answer at once. */
  total: Percentiles;
}

/** How long it takes when the first vendor fails. Its circuit breaker is new for each request. */
export const measureFallback = async (measured: Measured): Promise<FallbackFigures[]> => {
  const { world } = measured;
  configureVendors(world, { profile: 'instant' });
  await switchOnAi(world, ['gemini', 'openai']);
  const figures: FallbackFigures[] = [];
  for (const [failure, next] of Object.entries(FAILURES)) {
    console.log(`· ${measured.requests} requests whose first vendor fails: ${failure} …`);
    const before = async () => {
      await endRest(world);
      scriptVendors(world, {});
      world.sandbox.vendors.gemini.actions['script']?.({ next: [...next] });
    };
    const samples = await askOften(measured, { fresh: true, warmUp: 2, before });
    assertSecond(samples, failure);
    figures.push({ failure, total: percentilesOf(samples.map(({ totalMs }) => totalMs)) });
  }
  scriptVendors(world, {});
  return figures;
};

const assertSecond = (samples: readonly Sample[], failure: string): void => {
  const other = samples.find(({ view }) => view.provider !== 'openai');
  if (other) throw new Error(`${failure}: ${other.view.provider ?? 'nobody'} answered.`);
};
