import { z } from 'zod';

import type { LexRecord } from './state';

const labelsSchema = z.object({
  $type: z.literal('com.atproto.label.defs#selfLabels'),
  values: z.array(z.object({ val: z.string() })),
});

/** Warnings that the author put on a post. */
export const labelsOf = ({ labels }: LexRecord): string[] =>
  labelsSchema.safeParse(labels).data?.values.map(({ val }) => val) ?? [];
