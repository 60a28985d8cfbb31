import type { Finding } from '../../../../server/src/services/doctor/finding';

/** Everything that a person reads of a finding. */
export const textOf = (finding: Finding | undefined): string =>
  `${finding?.title ?? ''} ${finding?.advice ?? ''}`;
