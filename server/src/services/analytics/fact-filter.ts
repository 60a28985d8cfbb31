import type { Core } from '@strapi/types';

import { NO_TEMPLATE } from '../../../../contracts/analytics';
import { UIDS } from '../../constants';
import type { SiteScope } from '../sites/site-scope';

/** A content-type of which somebody may read entries. */
export interface ReadableType {
  uid: string;
  /** What conditions of the person's role demand of an entry; null: nothing. */
  conditions: object | null;
}

/** Which posts are added up; what is left out or undefined does not narrow. */
export interface FactFilter {
  scope: SiteScope;
  /** Of types that somebody may read no entry of, not even the number is told. */
  types: readonly ReadableType[];
  /** Days, both included. */
  from: string;
  to: string;
  platform?: string;
  locale?: string;
  target?: number;
  template?: number | typeof NO_TEMPLATE;
  author?: string;
}

/** Sums of days know no entries: where some are hidden, posts are added up one by one. */
export const sourceFor = ({ types }: FactFilter): 'analyticsCell' | 'deliveryFact' =>
  types.some(({ conditions }) => conditions !== null) ? 'deliveryFact' : 'analyticsCell';

type Query = ReturnType<Core.Strapi['db']['getConnection']>;

/** Strapi's own; its type knows the content-types of generated apps only. */
interface QueryParams {
  transform(uid: string, params: { filters: object }): { where?: object };
}

/** The rows of a table of facts, or of their sums, that the filter lets through. */
export const factsWhere = (
  strapi: Core.Strapi,
  source: 'analyticsCell' | 'deliveryFact',
  filter: FactFilter
): Query => {
  const { scope, types, from, to, template } = filter;
  const query = strapi.db
    .getConnection(strapi.db.metadata.get(UIDS[source]).tableName)
    .whereBetween('day', [from, to]);
  if (scope !== 'all') void query.whereIn('site_id', [...scope]);
  void query.whereIn(
    'entry_uid',
    types.map(({ uid }) => uid)
  );
  if (template !== undefined) {
    void query.where('template_id', template === NO_TEMPLATE ? 0 : template);
  }
  for (const [column, value] of exactOf(filter)) {
    if (value !== undefined) void query.where(column, value);
  }
  for (const type of types) hide(strapi, query, type);
  return query;
};

const exactOf = ({ platform, locale, target, author }: FactFilter) =>
  [
    ['platform', platform],
    ['entry_locale', locale],
    ['target_id', target],
    ['author', author],
  ] as const;

/** Entries of which the person may not read every version; a deleted one keeps its history. */
const hide = (strapi: Core.Strapi, query: Query, { uid, conditions }: ReadableType): void => {
  if (conditions === null) return;
  const { tableName } = strapi.db.metadata.get(uid);
  const { where } = strapi.get<QueryParams>('query-params').transform(uid, { filters: conditions });
  const allowed = strapi.db
    .queryBuilder(uid)
    .init({ where: where ?? {}, select: ['id'] })
    .getKnexQuery();
  const hidden = strapi.db
    .getConnection(tableName)
    .select('document_id', strapi.db.connection.raw("coalesce(locale, '')"))
    .whereNotIn('id', allowed as never);
  void query.whereNot((inner) => {
    void inner
      .where('entry_uid', uid)
      .whereIn(['entry_document_id', 'entry_locale'] as never, hidden as never);
  });
};
