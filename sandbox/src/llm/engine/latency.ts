import { chanceOf } from '../../kernel/keyed-chance';
import type { Knobs } from './knobs';

/** Standard normal deviate that 95 of 100 stay below. */
const Z95 = 1.6448536;

export interface LatencyDraw {
  seed: number;
  vendor: string;
  /** Of the call: the same one takes the same time in every run, whatever other vendors do. */
  number: number;
}

/** Log-normal around the median, ms. */
export const latencyOf = (
  { medianMs, p95Ms }: Pick<Knobs, 'medianMs' | 'p95Ms'>,
  { seed, vendor, number }: LatencyDraw
): number => {
  if (medianMs <= 0) return 0;
  const sigma = Math.log(Math.max(p95Ms, medianMs) / medianMs) / Z95;
  const distance = 1 - chanceOf(seed, vendor, number, 'distance');
  const angle = chanceOf(seed, vendor, number, 'angle');
  const deviate = Math.sqrt(-2 * Math.log(distance)) * Math.cos(2 * Math.PI * angle);
  return Math.round(medianMs * Math.exp(sigma * deviate));
};
