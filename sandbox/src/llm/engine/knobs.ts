import { z } from 'zod';

const ms = z.number().min(0);

/** What tests and the control page may tune. */
export const knobsSchema = z.strictObject({
  /** Half of the answers take longer. Refusals come at once. */
  medianMs: ms.default(0),
  /** One of twenty answers takes longer; up to the median: all take the median. */
  p95Ms: ms.default(0),
  /** Calls with an answer that are allowed in a sliding minute; null: any number. */
  callsPerMinute: z.int().min(0).nullable().default(null),
  /** Share of the prompt that is told as cached. */
  cachedShare: z.number().min(0).max(1).default(0),
  /** False: no usage, as many servers of one's own. */
  tellsUsage: z.boolean().default(true),
  /** Servers of one's own only: `refused` are those that know no `json_schema`. */
  jsonSchemas: z.enum(['taken', 'refused']).default('taken'),
  /** More model ids than it has by itself; they see pictures. */
  addedModels: z.array(z.string()).default([]),
  /** Models that are gone as well. */
  retiredModels: z.array(z.string()).default([]),
});

export type Knobs = z.output<typeof knobsSchema>;

/** Named latencies. `real`: a small model on a usual day. */
export const PROFILES = {
  instant: { medianMs: 0, p95Ms: 0 },
  real: { medianMs: 800, p95Ms: 1_500 },
  slow: { medianMs: 4_000, p95Ms: 12_000 },
} as const satisfies Record<string, Pick<Knobs, 'medianMs' | 'p95Ms'>>;

/** Without defaults: knobs that are not named stay as they are. */
const changesSchema = z.strictObject({
  ...knobsSchema.partial().shape,
  profile: z.enum(['instant', 'real', 'slow']).optional(),
});

export const defaultKnobs = (): Knobs => knobsSchema.parse({});

/** @throws zod's error, for what makes no sense */
export const knobsGivenIn = (input: Record<string, unknown>): Partial<Knobs> => {
  const { profile, ...parsed } = changesSchema.parse(input);
  const given = Object.entries(parsed).filter(([name]) => name in input);
  return { ...(profile ? PROFILES[profile] : {}), ...Object.fromEntries(given) };
};
