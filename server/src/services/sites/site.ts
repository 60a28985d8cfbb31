import { aiHabitsSchema, type AiHabits } from '../../../../contracts/ai-habits';
import { DEFAULT_SITE_HABITS, type SiteHabits } from '../../../../contracts/site-habits';
import type { AltTexts, Utm } from '../../../../contracts/sites';

export interface Site extends SiteHabits {
  id: number;
  slug: string;
  name: string;
  /** IANA name. */
  timezone: string;
  /** Without trailing slash; null: posts carry no link. */
  linkBaseUrl: string | null;
  /** Nothing of this site goes out until a person resumes it. */
  paused: boolean;
  /** A staging site: only platforms whose addresses are a sandbox's may be used. */
  stage: boolean;
  utm: Utm | null;
  /** What happens to pictures without an alternative text. */
  altTexts: AltTexts;
  /** Ids of the admin users and roles that belong to it. */
  memberUsers: number[];
  memberRoles: number[];
  /** What a person set; the config does not overwrite it. */
  edited: EditableField[];
}

/** What a person may change. */
export type SiteSettings = Pick<
  Site,
  | 'name'
  | 'timezone'
  | 'linkBaseUrl'
  | 'stage'
  | 'utm'
  | 'altTexts'
  | 'memberUsers'
  | 'memberRoles'
  | keyof SiteHabits
>;

export type EditableField = keyof SiteSettings;

type LaterColumns =
  'stage' | 'utm' | 'altTexts' | 'memberUsers' | 'memberRoles' | 'edited' | keyof SiteHabits;

/** Rows of before a column was added hold null in it. */
export type SiteRow = Omit<Site, LaterColumns> & {
  [Column in LaterColumns]: Site[Column] | null;
};

export const siteOfRow = (row: SiteRow): Site => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  timezone: row.timezone,
  linkBaseUrl: row.linkBaseUrl,
  paused: row.paused,
  stage: row.stage ?? false,
  utm: row.utm,
  altTexts: row.altTexts ?? 'warn',
  ...habitsOf(row),
  memberUsers: row.memberUsers ?? [],
  memberRoles: row.memberRoles ?? [],
  edited: row.edited ?? [],
});

const habitsOf = (row: SiteRow): SiteHabits => ({
  quotaLimits: row.quotaLimits ?? DEFAULT_SITE_HABITS.quotaLimits,
  budgets: row.budgets ?? DEFAULT_SITE_HABITS.budgets,
  postingSlots: row.postingSlots ?? DEFAULT_SITE_HABITS.postingSlots,
  approval: row.approval ?? DEFAULT_SITE_HABITS.approval,
  onUnpublish: row.onUnpublish ?? DEFAULT_SITE_HABITS.onUnpublish,
  ai: aiHabitsOf(row.ai),
});

/** What another version of the plugin wrote may lack fields: those are as for a new site. */
const aiHabitsOf = (stored: AiHabits | null): AiHabits =>
  aiHabitsSchema.safeParse(stored ?? {}).data ?? DEFAULT_SITE_HABITS.ai;
