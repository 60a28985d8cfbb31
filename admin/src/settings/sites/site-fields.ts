import type {
  AltTexts,
  CreateSiteRequest,
  SiteDetails,
  UpdateSiteRequest,
  Utm,
} from '../../../../contracts/sites';
import type { MessageId } from '../../translations/message';

export const UTM_NAMES = ['source', 'medium', 'campaign', 'term', 'content'] as const;

export type UtmName = (typeof UTM_NAMES)[number];

/** What stands in the form of a site. */
export interface SiteFields {
  name: string;
  slug: string;
  timezone: string;
  linkBaseUrl: string;
  stage: boolean;
  utm: Record<UtmName, string>;
  /** Values of single platforms; there are no fields for them, and they stay as they are. */
  utmPlatforms: Utm['platforms'];
  altTexts: AltTexts;
  /** Ids as chosen, or as typed by somebody who may not see the names. */
  memberUsers: string[];
  memberRoles: string[];
}

const NO_UTM: Record<UtmName, string> = {
  source: '',
  medium: '',
  campaign: '',
  term: '',
  content: '',
};

/** @param timezone of the person, for a new site */
export const newSiteFields = (timezone: string): SiteFields => ({
  name: '',
  slug: '',
  timezone,
  linkBaseUrl: '',
  stage: false,
  utm: NO_UTM,
  utmPlatforms: undefined,
  altTexts: 'warn',
  memberUsers: [],
  memberRoles: [],
});

const utmTextsOf = (utm: Utm | null): SiteFields['utm'] => ({
  source: utm?.source ?? '',
  medium: utm?.medium ?? '',
  campaign: utm?.campaign ?? '',
  term: utm?.term ?? '',
  content: utm?.content ?? '',
});

export const siteFieldsOf = (site: SiteDetails): SiteFields => ({
  name: site.name,
  slug: site.slug,
  timezone: site.timezone,
  linkBaseUrl: site.linkBaseUrl ?? '',
  stage: site.stage,
  utm: utmTextsOf(site.utm),
  utmPlatforms: site.utm?.platforms,
  altTexts: site.altTexts,
  memberUsers: (site.memberUsers ?? []).map(String),
  memberRoles: (site.memberRoles ?? []).map(String),
});

/** Letters that would be lost when marks are taken off. */
const SPELLED: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  å: 'a',
  ł: 'l',
};

const MAX_SLUG = 60;

/** A slug for a name: "Café Köln" becomes "cafe-koeln". Empty when the name has nothing for one. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæøåł]/g, (letter) => SPELLED[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, MAX_SLUG)
    .replace(/-+$/, '');

const isSlug = (slug: string): boolean =>
  slug.length <= MAX_SLUG && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug);

const isId = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text);

const entered = (tokens: readonly string[]): string[] =>
  tokens.map((token) => token.trim()).filter(Boolean);

const idsOf = (tokens: readonly string[]): number[] => [...new Set(entered(tokens).map(Number))];

const isLink = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

export type SiteProblems = Partial<Record<keyof SiteFields, MessageId>>;

/** What can be told without asking the server. */
export const siteFieldProblems = (fields: SiteFields): SiteProblems => {
  const problems: SiteProblems = {};
  const name = fields.name.trim();
  const link = fields.linkBaseUrl.trim();
  if (!name) problems.name = 'siteForm.name.missing';
  if (name.length > 120) problems.name = 'siteForm.name.long';
  if (!isSlug(fields.slug)) problems.slug = 'siteForm.slug.wrong';
  if (!fields.timezone) problems.timezone = 'siteForm.timezone.missing';
  if (link && !isLink(link)) problems.linkBaseUrl = 'siteForm.link.wrong';
  if (Object.values(fields.utm).some((value) => value.trim().length > 100)) {
    problems.utm = 'siteForm.utm.long';
  }
  for (const kind of ['memberUsers', 'memberRoles'] as const) {
    if (!entered(fields[kind]).every(isId)) problems[kind] = 'siteForm.ids.wrong';
  }
  return problems;
};

const utmOf = ({ utm, utmPlatforms }: SiteFields): Utm | null => {
  const given = UTM_NAMES.flatMap((name): [UtmName, string][] => {
    const value = utm[name].trim();
    return value ? [[name, value]] : [];
  });
  const platforms = platformsWithUtm(utmPlatforms).length > 0 ? { platforms: utmPlatforms } : {};
  const values: Utm = { ...Object.fromEntries(given), ...platforms };
  return Object.keys(values).length > 0 ? values : null;
};

/** Ids of the platforms with values of their own. */
export const platformsWithUtm = (platforms: SiteFields['utmPlatforms']): string[] =>
  Object.keys(platforms ?? {});

/** Everything but the slug, as the server takes it. */
const settingsOf = (fields: SiteFields) => ({
  name: fields.name.trim(),
  timezone: fields.timezone,
  linkBaseUrl: fields.linkBaseUrl.trim().replace(/\/+$/, '') || null,
  stage: fields.stage,
  utm: utmOf(fields),
  altTexts: fields.altTexts,
  memberUsers: idsOf(fields.memberUsers),
  memberRoles: idsOf(fields.memberRoles),
});

export const createRequestOf = (fields: SiteFields): CreateSiteRequest => ({
  slug: fields.slug,
  ...settingsOf(fields),
});

/** The same value, whatever the order in which it was made. */
const keyOf = (value: unknown): string => {
  if (Array.isArray(value)) return JSON.stringify(value.map(Number).sort((a, b) => a - b));
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
};

/**
 * Only what was changed: the config leaves alone what a person set, and members may only be set by
 * those who are not limited to sites themselves.
 */
export const changesOf = (site: SiteDetails, fields: SiteFields): UpdateSiteRequest => {
  const before = settingsOf(siteFieldsOf(site));
  const after = settingsOf(fields);
  const changed = Object.entries(after).filter(
    ([name, value]) => keyOf(value) !== keyOf(before[name as keyof typeof before])
  );
  return Object.fromEntries(changed);
};
