import type { ConformanceCase } from '../case';
import { accountCases } from './accounts';
import { afterPostCases } from './after-post';
import { crashCases } from './crashes';
import { faultCases } from './faults';
import { formatCases } from './formats';
import { linkCases } from './links';
import { mediaCases } from './media';
import { textCases } from './text';
import { threadCases } from './threads';

/** Every promise, in the order of the table. */
export const ALL_CASES: readonly ConformanceCase[] = [
  ...textCases,
  ...linkCases,
  ...mediaCases,
  ...formatCases,
  ...threadCases,
  ...crashCases,
  ...faultCases,
  ...accountCases,
  ...afterPostCases,
];
