import { z } from 'zod';

import { aiPriceSchema, aiProviderIdSchema } from './ai-providers';
import { budgetUseSchema } from './budgets';
import { calendarItemSchema } from './calendar';

/** The numbers of the overview are of so many days, today included. */
export const OVERVIEW_DAYS = 30;

/** So many days ahead are listed, today included. */
export const AHEAD_DAYS = 7;

/** Of these days, and of as many right before them. */
const comparedSchema = z.object({ now: z.number(), before: z.number() });

export type Compared = z.infer<typeof comparedSchema>;

/** Something that needs a person; each kind has one thing to do about it. */
export const attentionSchema = z.discriminatedUnion('kind', [
  /** The site is paused: nothing goes out. */
  z.object({ kind: z.literal('paused') }),
  /** Nobody could find out whether they arrived, and nobody has decided yet. */
  z.object({ kind: z.literal('unknown'), count: z.number() }),
  /** Of the days of the overview. */
  z.object({ kind: z.literal('failed'), count: z.number() }),
  z.object({ kind: z.literal('missed'), count: z.number() }),
  z.object({
    kind: z.literal('account'),
    connectionId: z.number(),
    platform: z.string(),
    handle: z.string(),
    /** `broken`: it is connected and does not work. `ending`: it works until `endsAt`. */
    trouble: z.enum(['reconnect', 'broken', 'ending']),
    /** What is wrong and what to do; null while it only ends soon. */
    reason: z.string().nullable(),
    endsAt: z.string().nullable(),
    /** Posts that are held until it is well. */
    waiting: z.number(),
  }),
  /** Beyond those that are named. */
  z.object({ kind: z.literal('more_accounts'), count: z.number() }),
  z.object({ kind: z.literal('approvals'), count: z.number() }),
  /** Used up, or nearly. */
  z.object({ kind: z.literal('budget'), budget: budgetUseSchema }),
]);

export type Attention = z.infer<typeof attentionSchema>;

/** `GET /overview/attention?site=`: the most urgent first. */
export const attentionListSchema = z.object({
  siteId: z.number(),
  /** First and last of the days that failures are counted of: `2026-11-30`. */
  from: z.string(),
  to: z.string(),
  items: z.array(attentionSchema),
});

export type AttentionList = z.infer<typeof attentionListSchema>;

/** All posts of an entry that go out together. */
export const comingItemSchema = calendarItemSchema
  .pick({
    key: true,
    at: true,
    wallTime: true,
    entryUid: true,
    entryDocumentId: true,
    entryKind: true,
    entryTitle: true,
    locale: true,
    state: true,
  })
  .extend({
    /** Each once. */
    platforms: z.array(z.string()),
    /** It is too near to another post, or beyond a limit. */
    isWarned: z.boolean(),
  });

export type ComingItem = z.infer<typeof comingItemSchema>;

/** `GET /overview?site=`: how a site does. Days are those of the site's clock. */
export const overviewSchema = z.object({
  siteId: z.number(),
  /** IANA name. */
  timezone: z.string(),
  /** First and last day of the numbers. The posts are those that were meant to go out then. */
  from: z.string(),
  to: z.string(),
  numbers: z.object({
    published: comparedSchema,
    /**
     * Published ones among those that ended, 0–1; what failed as the platform did not work is left
     * out, see `platformFaults`. Null: nothing ended.
     */
    successRate: z.object({ now: z.number().nullable(), before: z.number().nullable() }),
    /** Failed as the platform was down, or let nothing through for long. */
    platformFaults: comparedSchema,
    /** Queued or held at this moment, whenever they are due. */
    waiting: z.number(),
    /** Of those that wait: held until something happens. */
    held: z.number(),
    /** Failed, too late or unknown. */
    problems: comparedSchema,
  }),
  /** One for each day, the oldest first. */
  days: z.array(z.object({ day: z.string(), published: z.number(), problems: z.number() })),
  attention: z.array(attentionSchema),
  /** Today and the days after it, what is still to come. */
  ahead: z.array(
    z.object({
      day: z.string(),
      posts: z.number(),
      /** The first ones. */
      items: z.array(comingItemSchema),
      /** Items beyond those. */
      more: z.number(),
    })
  ),
  /** Nothing of this site was ever shared. */
  isFirstUse: z.boolean(),
});

export type OverviewView = z.infer<typeof overviewSchema>;

/** `GET /prices?site=`: what a post and a call cost, as far as it is known. */
export const pricesSchema = z.object({
  siteId: z.number(),
  /** Platforms that the site has accounts on. */
  platforms: z.array(
    z.object({
      platform: z.string(),
      label: z.string(),
      /** What each kind of post costs, US dollars; none: nothing. */
      prices: z.array(z.object({ what: z.string(), usd: z.number() })),
    })
  ),
  /** AI providers that will be asked, in their order. */
  ai: z.array(
    z.object({
      provider: aiProviderIdSchema,
      label: z.string(),
      model: z.string().nullable(),
      /** Null: nobody knows. */
      price: aiPriceSchema.nullable(),
    })
  ),
});

export type PricesView = z.infer<typeof pricesSchema>;
