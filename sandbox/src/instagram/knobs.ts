import { z } from 'zod';

import { metaKnobs } from '../meta/knobs';

/** What tests and the control page may tune, with Instagram's documented behaviour as the default. */
export const knobsSchema = z.strictObject({
  ...metaKnobs,
  /** Answer of the code exchange: `{"data":[{…}]}` is documented, the same object flat was seen. */
  tokenShape: z.enum(['data', 'flat']).default('data'),
  /** `permissions` in that answer; in the flat one both were seen. */
  permissionsShape: z.enum(['string', 'list']).default('string'),
  /** Tokens younger than a day can be refreshed, against the documentation. */
  refreshesYoungTokens: z.boolean().default(false),
  /** A refresh gives a new token, or the same with a later end; both were seen. */
  refreshChangesToken: z.boolean().default(true),
  /** Personal accounts get through the consent screen, though they can never publish. */
  personalMaySignIn: z.boolean().default(true),
  /** Calls per account and rolling day; beyond them code 80002. */
  accountCallsPerDay: z.int().min(1).default(50_000),
});

export type Knobs = z.infer<typeof knobsSchema>;
