import type { Core } from '@strapi/types';

import {
  MAX_LEDGER_POSTS,
  type EntryLedger,
  type LedgerPost,
} from '../../../../contracts/analytics-ledger';
import { ANALYTICS_METRICS, type AnalyticsMetric } from '../../../../contracts/analytics';
import { findPlatform } from '../../platforms/registry';
import type { StoredContent } from '../adaptation/stored-content';
import type { StoredCommitMark } from '../deliveries/delivery';
import type { SiteScope } from '../sites/site-scope';
import { columnOf, placeOf } from './fact-table';

export interface LedgerWish {
  uid: string;
  documentId: string;
  scope: SiteScope;
  locale?: string;
}

/** As databases hand them over: JSON as text or parsed, instants as numbers, text or dates. */
type Raw = Record<string, unknown>;

const POST_COLUMNS = [
  ...['id', 'site_id', 'entry_locale', 'entry_title', 'version_hash', 'source', 'platform'],
  ...['account_handle', 'target_id', 'content', 'state', 'commit_mark', 'platform_post_id'],
  ...['platform_url', 'scheduled_at', 'posted_at', 'removed_at', 'ai_cost_usd'],
  'platform_cost_usd',
];

/** From the version of an entry by its rule and payload to what each post brought, in one query. */
export const ledgerOf = async (strapi: Core.Strapi, wish: LedgerWish): Promise<EntryLedger> => {
  const rows = await rowsOf(strapi, wish);
  const posts = new Map<number, LedgerPost>();
  for (const row of rows) {
    const id = Number(row.id);
    const post = posts.get(id) ?? postOf(row);
    if (row.look_day) post.looks.push(lookOf(row));
    posts.set(id, post);
  }
  const listed = [...posts.values()];
  const title = listed[0]?.title ?? null;
  return { contentType: wish.uid, documentId: wish.documentId, title, posts: listed };
};

const rowsOf = async (strapi: Core.Strapi, wish: LedgerWish): Promise<Raw[]> => {
  const knex = strapi.db.connection;
  const newest = knex(placeOf(strapi, 'delivery'))
    .where({ entry_uid: wish.uid, entry_document_id: wish.documentId })
    .modify((query) => {
      if (wish.scope !== 'all') void query.whereIn('site_id', [...wish.scope]);
      if (wish.locale !== undefined) void query.where('entry_locale', wish.locale);
    })
    .orderBy('id', 'desc')
    .limit(MAX_LEDGER_POSTS)
    .select(...POST_COLUMNS, 'distribution_id')
    .as('post');
  const looked = [...ANALYTICS_METRICS, 'engagement'].map(columnOf);
  return (await knex
    .select(POST_COLUMNS.map((name) => `post.${name}`))
    .select({ asked_source: 'asked.source', rule_id: 'asked.source_id', rule_name: 'rule.name' })
    .select({ look_day: 'look.day' })
    .select(looked.map((name) => `look.${name}`))
    .from(newest)
    .leftJoin({ asked: placeOf(strapi, 'distribution') }, 'asked.id', 'post.distribution_id')
    .leftJoin({ rule: placeOf(strapi, 'rule') }, 'rule.id', 'asked.source_id')
    .leftJoin({ look: placeOf(strapi, 'analyticsDay') }, 'look.delivery_id', 'post.id')
    .orderBy([
      { column: 'post.id', order: 'desc' },
      { column: 'look.day', order: 'asc' },
    ])) as Raw[];
};

const postOf = (row: Raw): LedgerPost => {
  const isByRule = row.asked_source === 'rule' && row.rule_id !== null;
  const platform = String(row.platform);
  return {
    deliveryId: Number(row.id),
    siteId: numberOf(row.site_id),
    locale: String(row.entry_locale),
    title: textOf(row.entry_title),
    versionHash: String(row.version_hash),
    source: textOf(row.source) as LedgerPost['source'],
    rule: isByRule ? { id: Number(row.rule_id), name: textOf(row.rule_name) } : null,
    platform,
    platformLabel: findPlatform(platform)?.descriptor.label ?? platform,
    handle: textOf(row.account_handle),
    targetId: numberOf(row.target_id),
    template: jsonOf<StoredContent>(row.content)?.template ?? null,
    state: String(row.state) as LedgerPost['state'],
    payloadHash: jsonOf<StoredCommitMark>(row.commit_mark)?.fingerprint ?? null,
    postId: textOf(row.platform_post_id),
    url: textOf(row.platform_url),
    scheduledAt: isoOf(row.scheduled_at),
    postedAt: isoOf(row.posted_at),
    removedAt: isoOf(row.removed_at),
    aiUsd: numberOf(row.ai_cost_usd),
    platformUsd: numberOf(row.platform_cost_usd),
    looks: [],
  };
};

const lookOf = (row: Raw): LedgerPost['looks'][number] => ({
  day: String(row.look_day),
  metrics: Object.fromEntries(
    ANALYTICS_METRICS.map((name) => [name, numberOf(row[columnOf(name)])])
  ) as Record<AnalyticsMetric, number | null>,
  engagement: numberOf(row.engagement),
});

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const numberOf = (value: unknown): number | null =>
  value === null || value === undefined ? null : Number(value);

const jsonOf = <Value>(value: unknown): Value | null =>
  (typeof value === 'string' ? JSON.parse(value) : (value ?? null)) as Value | null;

const isoOf = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : new Date(value as number | string | Date).toISOString();
