import { z } from 'zod';

import { aiHabitsSchema, DEFAULT_AI_HABITS } from './ai-habits';
import { budgetsSchema } from './budgets';
import { platformKeySchema } from './platform-key';

/** Lower limits than the platforms' own: by platform, then by the rule's id. */
const quotaLimitsSchema = z.record(
  platformKeySchema,
  z.record(z.string().max(40), z.int().min(0).max(1_000_000))
);

export type QuotaLimits = z.output<typeof quotaLimitsSchema>;

const slotSchema = z.strictObject({
  /** 1 is Monday. */
  weekday: z.int().min(1).max(7),
  /** By the clock of the site's time zone: `09:30`. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30'),
});

/** A week's posting slots by platform; `*` holds for platforms that have none of their own. */
const postingSlotsSchema = z.record(
  z.string().regex(/^(\*|[a-z][a-z0-9-]{0,39})$/, 'must be the id of a platform, or * for all'),
  z.array(slotSchema).max(200)
);

export type PostingSlots = z.output<typeof postingSlotsSchema>;

/** How a site distributes. */
export const siteHabits = {
  quotaLimits: quotaLimitsSchema,
  budgets: budgetsSchema,
  postingSlots: postingSlotsSchema,
  /** `required`: what people without the right to approve distribute waits for somebody with it. */
  approval: z.enum(['off', 'required']),
  /**
   * What happens when an entry is unpublished or deleted. `cancel`: its posts that wait are cancelled.
   * `remove`: those that are out are removed as well, where the platform allows it. `leave`: nothing
   * at that moment; what waits goes out if the entry is published again in time, and is cancelled at
   * its time if it is not.
   */
  onUnpublish: z.enum(['cancel', 'remove', 'leave']),
  ai: aiHabitsSchema,
};

type Habits = typeof siteHabits;

export type SiteHabits = { [Name in keyof Habits]: z.output<Habits[Name]> };

export const DEFAULT_SITE_HABITS: SiteHabits = {
  quotaLimits: {},
  budgets: { posts: [], money: null },
  postingSlots: {},
  approval: 'off',
  onUnpublish: 'cancel',
  ai: DEFAULT_AI_HABITS,
};
