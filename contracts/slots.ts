import { z } from 'zod';

import { wallTimeSchema } from './when';

const TARGET_IDS = /^\d{1,9}(,\d{1,9}){0,99}$/;

/** `GET /slots`, beside `site`: the next free posting slots of targets. */
export const slotQuerySchema = z.strictObject({
  /** Ids, parted by commas: `1,2`. At most 100. */
  targetIds: z.string().regex(TARGET_IDS, 'must be at most 100 ids of targets, parted by commas'),
  /** How many of each. */
  count: z.coerce.number().int().min(1).max(20).default(1),
});

export type SlotQuery = z.input<typeof slotQuerySchema>;

export const freeSlotsSchema = z.object({
  targetId: z.number(),
  platform: z.string(),
  /** Soonest first. */
  times: z.array(z.object({ dueAt: z.string(), wallTime: wallTimeSchema, zone: z.string() })),
  /** Why there are none or fewer, with the next step; null: there are as many as were asked for. */
  reason: z.string().nullable(),
});

export type FreeSlotsView = z.infer<typeof freeSlotsSchema>;
