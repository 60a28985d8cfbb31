import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { BulkOrder } from './bulk-order';
import type { BulkRow, NewBulkRow } from './bulk-row';
import type { BulkRows } from './bulk-rows';
import { RowCheck } from './check-rows';
import type { EntryAccess } from './entry-access';
import { withSpread } from './row-times';

const PAGE = 500;

/** Gives rows that came to nothing another try. */
export class RowRetry {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly rows: BulkRows
  ) {}

  /** @throws 400 when no row is any better than before */
  async run(order: BulkOrder, access: EntryAccess): Promise<void> {
    const orderId = order.id;
    const again = { state: 'waiting' as const, problem: null };
    let good = await this.rows.change({ orderId, state: 'failed' }, again);
    for (let after = 0; ;) {
      const rows = await this.rows.page({ orderId, state: 'bad', after, limit: PAGE });
      const last = rows.at(-1);
      if (!last) break;
      after = last.position;
      good += await this.#recheck(order, rows, access);
    }
    if (good > 0) return;
    // Whoever retried before got as far as the rows, not as far as the order.
    if (order.state === 'done' && (await this.rows.hasAny(orderId, 'waiting'))) return;
    throw new errors.ApplicationError(
      'No row is any better than before. Look at what is wrong with each, put it right, then retry; a row that cannot be understood must be ordered anew.'
    );
  }

  /** Answers how many are good now. */
  async #recheck(order: BulkOrder, rows: readonly BulkRow[], access: EntryAccess): Promise<number> {
    const byPosition = new Map(rows.map((row) => [row.position, row]));
    const wishes = rows.flatMap(({ wish }) => wish ?? []);
    const site = await getService(this.strapi, 'sites').demand(order.siteId);
    const { times, targetIds, again } = order.options;
    const wanted = { site, access, times, targetIds, again, zone: order.zone };
    const check = new RowCheck(this.strapi, wanted);
    const checked = await check.check(wishes.map((wish) => ({ wish, problem: null })));
    let good = 0;
    for (const row of this.#withTimes(order, checked)) {
      const known = byPosition.get(row.position);
      if (!known) continue;
      if (row.state === 'bad' && row.problem === known.problem) continue;
      const isChanged = await this.rows.change({ id: known.id, state: 'bad' }, row);
      if (isChanged === 1 && row.state === 'waiting') good += 1;
    }
    return good;
  }

  /** Over what is left of the order's period; at once when it is over. */
  #withTimes({ options }: BulkOrder, rows: readonly NewBulkRow[]): NewBulkRow[] {
    const { times } = options;
    if (times.kind !== 'spread') return [...rows];
    const from = Math.max(systemClock.now(), Date.parse(times.from ?? times.until));
    const isOver = from >= Date.parse(times.until);
    if (isOver) return [...rows];
    return withSpread(rows, {
      ...options,
      times: { ...times, from: new Date(from).toISOString() },
    });
  }
}
