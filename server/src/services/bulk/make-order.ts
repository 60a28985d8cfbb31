import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { BulkFilter, BulkItem, BulkTimes } from '../../../../contracts/bulk';
import { inTransaction } from '../database/transaction';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Site } from '../sites/site';
import { clockOfZone } from '../times/clock-of-zone';
import type { BulkOrder } from './bulk-order';
import type { BulkOrders } from './bulk-orders';
import type { NewBulkRow } from './bulk-row';
import type { BulkRows } from './bulk-rows';
import { RowCheck } from './check-rows';
import { readCsv, type CsvTable } from './csv/read-csv';
import type { CsvDefaults } from './csv/csv-row';
import type { EntryAccess } from './entry-access';
import { filteredEntries } from './filtered-entries';
import { timingOf, withSpread } from './row-times';
import type { ReadRow } from './row-wish';
import { MAX_SPREAD_MS } from './spread';

/** What somebody orders, besides its entries. */
export interface NewOrder {
  site: Site;
  /** Undefined: named after the day. */
  name: string | undefined;
  /** Null: every target of the entry's language. */
  targetIds: readonly number[] | null;
  times: BulkTimes;
  again: boolean;
  /** IANA name; undefined: the site's. */
  zone: string | undefined;
  access: EntryAccess;
  requestedBy: string;
  needsApproval: boolean;
}

export type OrderedEntries =
  | { kind: 'items'; items: readonly BulkItem[] }
  | { kind: 'filter'; filter: BulkFilter }
  | { kind: 'csv'; bytes: Buffer; defaults: CsvDefaults };

/** Turns what somebody ordered into a draft with its rows: everything, or in words nothing. */
export class OrderMaking {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly orders: BulkOrders,
    private readonly rows: BulkRows
  ) {}

  /** @throws 400 in words, when it can be no order at all; single bad rows are kept */
  async make(wanted: NewOrder, entries: OrderedEntries): Promise<BulkOrder> {
    const { site } = wanted;
    const { zone } = clockOfZone(wanted.zone ?? site.timezone);
    await this.#assertTargets(wanted);
    const times = timesFrom(wanted.times, systemClock.now());
    const { rows, note } = await this.#rowsOf({ ...wanted, times, zone }, entries);
    const options = {
      targetIds: wanted.targetIds && [...wanted.targetIds],
      ...{ times, again: wanted.again, startedAt: null },
      isTimed: rows.some(({ timing }) => timing !== 'soon'),
    };
    return inTransaction(this.strapi, async () => {
      const order = await this.orders.insert({
        siteId: site.id,
        name: wanted.name ?? nameOf(entries, zone),
        ...{ state: 'draft', zone, options, note },
        ...{ requestedBy: wanted.requestedBy, needsApproval: wanted.needsApproval },
      });
      await this.rows.insertAll(order.id, withSpread(rows, options));
      return order;
    });
  }

  async #rowsOf(
    order: NewOrder & { zone: string },
    entries: OrderedEntries
  ): Promise<{ rows: NewBulkRow[]; note: string | null }> {
    const { access, times } = order;
    if (entries.kind === 'filter') {
      const { filter } = entries;
      const question = { filter, access, timing: timingOf(times) };
      return { rows: await filteredEntries(this.strapi, question), note: null };
    }
    const table: CsvTable =
      entries.kind === 'csv'
        ? await readCsv(entries.bytes, entries.defaults)
        : { rows: entries.items.map(wishOfItem), unknownColumns: [] };
    const rows = await new RowCheck(this.strapi, order).check(table.rows);
    return { rows, note: noteOf(table) };
  }

  async #assertTargets({ site, targetIds }: NewOrder): Promise<void> {
    if (targetIds === null) return;
    const known = await getService(this.strapi, 'targets').list(site.id);
    const unknown = targetIds.filter((id) => !known.some((target) => target.id === id));
    if (unknown.length === 0) return;
    throw new errors.ValidationError(
      `${site.name} has no target ${unknown.join(', ')}: it is gone, switched off, or belongs to another site. Reload and choose again.`
    );
  }
}

/** A period begins now unless somebody said when. @throws 400 for one that makes no sense */
const timesFrom = (times: BulkTimes, now: number): BulkTimes => {
  if (times.kind !== 'spread') return times;
  const from = Math.max(now, times.from === undefined ? now : Date.parse(times.from));
  const until = Date.parse(times.until);
  if (until <= now) {
    throw new errors.ValidationError('times.until: this is past. Choose a later end.');
  }
  if (until <= from) {
    throw new errors.ValidationError('times.until: the end must be later than the beginning.');
  }
  if (until - now > MAX_SPREAD_MS) {
    throw new errors.ValidationError('times.until: posts are spread over a year at most.');
  }
  return {
    kind: 'spread',
    from: new Date(from).toISOString(),
    until: new Date(until).toISOString(),
  };
};

const wishOfItem = (item: BulkItem, index: number): ReadRow => {
  const { contentType, documentId, locale, targetIds, when, text } = item;
  return {
    wish: {
      ...{ position: index + 1, contentType, documentId, slug: null, locale },
      targets: targetIds ?? null,
      ...{ when: when ?? null, text: text ?? null },
    },
    problem: null,
  };
};

const noteOf = ({ unknownColumns }: CsvTable): string | null =>
  unknownColumns.length === 0
    ? null
    : `Columns that mean nothing here were left out: ${unknownColumns.slice(0, 20).join(', ')}.`;

const KINDS = { items: 'Selection', filter: 'Filter', csv: 'CSV' } as const;

const nameOf = ({ kind }: OrderedEntries, zone: string): string =>
  `${KINDS[kind]} of ${clockOfZone(zone).reading(systemClock.now()).replace('T', ' ')}`;
