import type { Model } from '@strapi/database';

type Attribute = Model['attributes'][string];

/** Counted: 0 or 1 of one post. */
export const FACT_COUNTS = [
  'posts',
  'published',
  'failed',
  'failedByPlatform',
  'missed',
  'cancelled',
  'unknown',
  'waiting',
  'retried',
  'rescued',
  'measured',
] as const;

/** Added up; null where nobody gave a number. Costs are millionths of a US dollar. */
export const FACT_AMOUNTS = [
  'impressions',
  'reach',
  'videoViews',
  'likes',
  'comments',
  'shares',
  'quotes',
  'saves',
  'clicks',
  'engagement',
  'aiCost',
  'platformCost',
] as const;

export type FactCount = (typeof FACT_COUNTS)[number];
export type FactAmount = (typeof FACT_AMOUNTS)[number];

const NEEDED = { column: { notNullable: true } } as const;

const each = <Name extends string>(
  names: readonly Name[],
  attribute: Attribute
): Record<Name, Attribute> =>
  // Strapi writes the column's name into each, so none is shared.
  Object.fromEntries(names.map((name) => [name, { ...attribute }])) as Record<Name, Attribute>;

/** What posts are told apart by. Zero stands for no site, target or template. */
export const factDimensions: Record<string, Attribute> = {
  siteId: { type: 'integer', ...NEEDED },
  /** `2026-11-23` when it was meant to go out, by its site's clock. */
  day: { type: 'string', ...NEEDED },
  platform: { type: 'string', ...NEEDED },
  entryUid: { type: 'string', ...NEEDED },
  entryLocale: { type: 'string', ...NEEDED },
  targetId: { type: 'integer', ...NEEDED },
  templateId: { type: 'integer', ...NEEDED },
  /** Who asked: `user:1`, `rule:2`, else what did. */
  author: { type: 'string', ...NEEDED },
};

export const factMeasures: Record<FactCount | FactAmount, Attribute> = {
  ...each(FACT_COUNTS, { type: 'integer', ...NEEDED }),
  ...each(FACT_AMOUNTS, { type: 'biginteger' }),
};
