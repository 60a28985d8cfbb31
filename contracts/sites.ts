import { z } from 'zod';

import { platformKeySchema } from './platform-key';
import { DEFAULT_SITE_HABITS, siteHabits, type SiteHabits } from './site-habits';
import { timeZoneSchema } from './time-zone';

/** What describes a site, by the same rules in the config and over the API. */
export const siteFields = {
  name: z.string().trim().min(1).max(120),
  /** IANA name. */
  timezone: timeZoneSchema,
  /** Links in posts begin with this. Without it posts carry no link. */
  linkBaseUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
};

const utmValue = z.string().trim().min(1).max(100).optional();

const utmValuesSchema = z.strictObject({
  source: utmValue,
  medium: utmValue,
  campaign: utmValue,
  term: utmValue,
  content: utmValue,
});

export type UtmValues = z.output<typeof utmValuesSchema>;

const MAX_PLATFORMS = 50;

/**
 * What is added to links for statistics, e.g. `source: 'newsletter'` as `utm_source`. Values may
 * hold `{platform}`, `{site}`, `{target}` and `{locale}`.
 */
export const utmSchema = utmValuesSchema.extend({
  /** Values of single platforms, by id; they win over those above. */
  platforms: z
    .record(platformKeySchema, utmValuesSchema)
    .refine(
      (platforms) => Object.keys(platforms).length <= MAX_PLATFORMS,
      `names more than ${MAX_PLATFORMS} platforms`
    )
    .optional(),
});

export type Utm = z.output<typeof utmSchema>;

/** What happens to pictures without an alternative text: nothing, a hint, or no post. */
export const altTextsSchema = z.enum(['off', 'warn', 'require']);

export type AltTexts = z.output<typeof altTextsSchema>;

/** Begins with a letter, so that it is never taken for an id. */
const slug = z
  .string()
  .max(60)
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must begin with a letter and hold only lower-case letters, digits and single hyphens'
  );

const ids = z.array(z.int().positive()).max(1_000);

/** `POST /sites`. */
export const createSiteRequestSchema = z.strictObject({
  slug,
  name: siteFields.name,
  timezone: siteFields.timezone.default('UTC'),
  linkBaseUrl: siteFields.linkBaseUrl.nullable().default(null),
  /** A staging site can only use platforms whose addresses are a sandbox's. */
  stage: z.boolean().default(false),
  utm: utmSchema.nullable().default(null),
  altTexts: altTextsSchema.default('warn'),
  quotaLimits: siteHabits.quotaLimits.default(DEFAULT_SITE_HABITS.quotaLimits),
  budgets: siteHabits.budgets.default(DEFAULT_SITE_HABITS.budgets),
  postingSlots: siteHabits.postingSlots.default(DEFAULT_SITE_HABITS.postingSlots),
  approval: siteHabits.approval.default(DEFAULT_SITE_HABITS.approval),
  onUnpublish: siteHabits.onUnpublish.default(DEFAULT_SITE_HABITS.onUnpublish),
  ai: siteHabits.ai.default(DEFAULT_SITE_HABITS.ai),
  /** Admin users and roles that belong to it, for people who are limited to their own sites. */
  memberUsers: ids.default([]),
  memberRoles: ids.default([]),
});

export type CreateSiteRequest = z.input<typeof createSiteRequestSchema>;

/** `PUT /sites/:id`: only what is given changes. */
export const updateSiteRequestSchema = z.strictObject({
  slug: z.never({ error: 'never changes; make another site instead, or leave it out' }).optional(),
  name: siteFields.name.optional(),
  timezone: siteFields.timezone.optional(),
  linkBaseUrl: siteFields.linkBaseUrl.nullable().optional(),
  stage: z.boolean().optional(),
  utm: utmSchema.nullable().optional(),
  altTexts: altTextsSchema.optional(),
  quotaLimits: siteHabits.quotaLimits.optional(),
  budgets: siteHabits.budgets.optional(),
  postingSlots: siteHabits.postingSlots.optional(),
  approval: siteHabits.approval.optional(),
  onUnpublish: siteHabits.onUnpublish.optional(),
  ai: siteHabits.ai.optional(),
  memberUsers: ids.optional(),
  memberRoles: ids.optional(),
});

export type UpdateSiteRequest = z.input<typeof updateSiteRequestSchema>;

/** A site as `GET /sites` and `GET /sites/:id` answer it. */
export interface SiteDetails extends SiteHabits {
  id: number;
  slug: string;
  name: string;
  timezone: string;
  linkBaseUrl: string | null;
  /** Nothing of it goes out until a person resumes it. */
  paused: boolean;
  stage: boolean;
  utm: Utm | null;
  altTexts: AltTexts;
  /** It can never be removed. */
  isDefault: boolean;
  /** Ids; null for those who may not change the site's settings. */
  memberUsers: number[] | null;
  memberRoles: number[] | null;
}
