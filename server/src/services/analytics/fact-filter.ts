import type { Core } from '@strapi/types';

import { NO_TEMPLATE } from '../../../../contracts/analytics';
import { UIDS } from '../../constants';
import type { SiteScope } from '../sites/site-scope';

/** A content-type of which somebody may read entries. */
export interface ReadableType {
  uid: string;
  /** What conditions of the person's role demand of an entry, beside languages; null: nothing. */
  conditions: object | null;
  /** Languages of which they may read no entry. */
  hiddenLanguages: readonly string[];
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
  for (const [place, type] of types.entries()) hide(strapi, query, type, place);
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
const hide = (strapi: Core.Strapi, query: Query, type: ReadableType, place: number): void => {
  const { uid, conditions, hiddenLanguages } = type;
  if (hiddenLanguages.length > 0) {
    void query.whereNot((inner) => {
      void inner.where('entry_uid', uid).whereIn('entry_locale', [...hiddenLanguages]);
    });
  }
  if (conditions === null) return;
  const [document, language] = [`hidden_document_${place}`, `hidden_language_${place}`];
  const hidden = hiddenEntries(strapi, { uid, conditions, document, language });
  // Joined, not asked of each post: of a list of pairs SQLite reads all for every post that is not
  // in it, and PostgreSQL takes so long a query for worth compiling, which takes seconds.
  void query
    .leftJoin(hidden.as(`hidden_${place}`) as never, (on: JoinClause) => {
      on.on(document, '=', 'entry_document_id')
        .andOn(language, '=', 'entry_locale')
        .andOnVal('entry_uid', '=', uid);
    })
    .whereNull(document);
};

/** What is used of knex's own, whose types do not come with Strapi's. */
interface JoinClause {
  on(column: string, operator: '=', other: string): JoinClause;
  andOn(column: string, operator: '=', other: string): JoinClause;
  andOnVal(column: string, operator: '=', value: string): JoinClause;
}

/** Its columns have names that no table of facts has. */
const hiddenEntries = (
  strapi: Core.Strapi,
  wish: { uid: string; conditions: object; document: string; language: string }
): Query => {
  const { uid, conditions, document, language } = wish;
  const { tableName } = strapi.db.metadata.get(uid);
  const { where } = strapi.get<QueryParams>('query-params').transform(uid, { filters: conditions });
  const allowed = strapi.db
    .queryBuilder(uid)
    .init({ where: where ?? {}, select: ['id'] })
    .getKnexQuery();
  const columns = strapi.db.connection.raw("?? as ??, coalesce(??, '') as ??", [
    ...['document_id', document, 'locale', language],
  ]);
  return strapi.db
    .getConnection(tableName)
    .distinct(columns)
    .whereNotIn('id', allowed as never);
};
