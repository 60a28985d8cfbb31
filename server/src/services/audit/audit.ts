import type { Core } from '@strapi/types';

import type { AuditActorView, AuditPage } from '../../../../contracts/audit';
import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { systemClock } from '../environment';
import type { SiteScope } from '../sites/site-scope';
import { whereOf, type AuditFilters } from './audit-filters';
import type { AuditRecord } from './audit-record';
import { rowOf, viewOf, type AuditRow } from './audit-row';

export interface AuditPageRequest {
  /** From 1. */
  page: number;
  /** 1–100. */
  pageSize: number;
}

/** Rows per INSERT: SQLite takes a limited number of values in one statement. */
const BATCH = 50;
const MAX_PAGE_SIZE = 100;
/** So many people are offered as a filter; who did something lately comes first. */
const MAX_ACTORS = 200;

/** Who changed what, when and from where. Nothing here changes an entry that was written. */
export class Audit {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Writes one action down, after it was carried out; see `recordMany`. */
  record(record: AuditRecord): Promise<void> {
    return this.recordMany([record]);
  }

  /**
   * Writes actions down. Outside a transaction it never fails: the action was carried out and
   * cannot be taken back, so the person gets the answer and the operator an error in the log.
   *
   * Inside a transaction it joins it, and then a failure is the transaction's. The entry of a
   * change that is rolled back would tell what never happened, and written after the commit it
   * would be lost in a crash between the two. Nor can the failure be swallowed there: PostgreSQL
   * has given the transaction up by then, and the next statement would fail without naming the
   * cause.
   */
  async recordMany(records: readonly AuditRecord[]): Promise<void> {
    try {
      const at = new Date(systemClock.now());
      const rows = records.map((record) => rowOf(record, at));
      for (let start = 0; start < rows.length; start += BATCH) {
        await this.#table.createMany({ data: rows.slice(start, start + BATCH) });
      }
    } catch (error) {
      if (this.strapi.db.inTransaction()) throw error;
      this.strapi.log.error(notWritten(records, error));
    }
  }

  /** Newest first. */
  async list(filters: AuditFilters, request: AuditPageRequest): Promise<AuditPage> {
    const page = Math.max(1, request.page);
    const pageSize = Math.min(Math.max(1, request.pageSize), MAX_PAGE_SIZE);
    const where = whereOf(filters);
    const total = await this.#table.count({ where });
    const rows = await this.#table.findMany({
      where,
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    const pageCount = Math.ceil(total / pageSize);
    return { entries: rows.map(viewOf), page, pageSize, total, pageCount };
  }

  /** Whether such an entry is there already: repeating a request changes nothing. */
  async has(filters: AuditFilters): Promise<boolean> {
    return (await this.#table.count({ where: whereOf(filters) })) > 0;
  }

  /** The people in the log of these sites, by the name of their last entry, in alphabetical order. */
  async actors(scope: SiteScope): Promise<AuditActorView[]> {
    const latest = await this.#latestOfActors(scope);
    const rows = await this.#table.findMany({ where: { id: { $in: latest } } });
    return rows
      .flatMap(({ actorId, actorName }) =>
        actorId === null ? [] : [{ id: actorId, name: actorName ?? `#${actorId}` }]
      )
      .sort((one, other) => one.name.localeCompare(other.name));
  }

  /** The last entry of each person: one pass in the database instead of all rows here. */
  async #latestOfActors(scope: SiteScope): Promise<number[]> {
    const { tableName } = this.strapi.db.metadata.get(UIDS.auditEntry);
    // Knex types a grouped maximum as `any`; PostgreSQL's driver may answer it as text.
    const rows = (await this.strapi.db
      .getConnection(tableName)
      .max({ latest: 'id' })
      .whereNotNull('actor_id')
      .modify((query) => {
        if (scope !== 'all') void query.whereIn('site_id', [...scope]);
      })
      .groupBy('actor_id')
      .orderBy('latest', 'desc')
      .limit(MAX_ACTORS)) as { latest: number | string }[];
    return rows.map(({ latest }) => Number(latest));
  }

  get #table(): Table<AuditRow> {
    return tableOf<AuditRow>(this.strapi, UIDS.auditEntry);
  }
}

export const createAudit = ({ strapi }: { strapi: Core.Strapi }): Audit => new Audit(strapi);

/** Database drivers put the values of a row into their messages, so only the kind is told. */
const notWritten = (records: readonly AuditRecord[], error: unknown): string => {
  const what = records.map(
    ({ action, subject, actor }) =>
      `${action} of ${subject.kind} ${subject.id ?? ''} by ${actor.kind} ${actor.id ?? ''}`
  );
  const shown = [...new Set(what)].slice(0, 5).join('; ');
  return `Social distribution: the audit log misses ${records.length} action(s): ${shown} (${kindOf(error)}). The action itself was carried out; check the database.`;
};

const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown problem';
  return 'code' in error ? String(error.code) : error.name;
};
