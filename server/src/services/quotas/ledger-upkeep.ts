import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Ledger } from './ledger';

/** A place whose time came so long ago is looked at: its owner should have taken or settled it, ms. */
const LATE_MS = 10_000;
const BATCH = 500;
const DAY_MS = 24 * 60 * 60_000;
/** Budgets look back to the beginning of the month. */
const KEPT_OF_SITES_MS = 33 * DAY_MS;
/** Platforms look back a day; a platform of another plugin may look back further. */
const KEPT_MS = 2 * DAY_MS;
/** Rows of accounts and apps that nobody posts to any more. */
const KEPT_ROWS_MS = 90 * DAY_MS;

const AT_WORK = ['preparing', 'committing'];
/** Those that may come for a booked place. */
const WAITING = ['queued', 'held', ...AT_WORK];

type Owner = Pick<Delivery, 'id' | 'state' | 'dueAt'>;

/** Puts right what a crash left in the ledger, and tidies away what no window looks back to. */
export class LedgerUpkeep {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly ledger: Ledger
  ) {}

  async sweep(): Promise<void> {
    const before = systemClock.now() - LATE_MS;
    const where = {
      state: { $in: ['open', 'booked'] },
      at: { $lt: before },
      // Those below zero are calls of AI vendors: whoever paid them looks after them.
      deliveryId: { $gt: 0 },
    };
    const late = await this.ledger.store.findUses(where, BATCH);
    if (late.length === 0) return;
    const ids = [...new Set(late.map(({ deliveryId }) => deliveryId))];
    const owners = await this.#ownersOf(ids);
    const stateOf = (id: number) => owners.get(id)?.state ?? '';
    const isLate = (id: number, state: string) =>
      late.some((use) => use.deliveryId === id && use.state === state);
    const ofCancelled = (id: number) => stateOf(id) === 'cancelled';
    const left = ids.filter((id) => isLate(id, 'open') && !AT_WORK.includes(stateOf(id)));
    // A person called it off before anything was sent: from then on nothing could be.
    await this.ledger.giveBack(left.filter(ofCancelled));
    await this.ledger.countAsUsed(left.filter((id) => !ofCancelled(id)));
    for (const id of ids.filter((one) => isLate(one, 'booked'))) {
      await this.#followOwner(id, owners.get(id), before);
    }
  }

  async tidy(): Promise<void> {
    const now = systemClock.now();
    const { store } = this.ledger;
    const adapters = getService(this.strapi, 'adapters');
    const windows = adapters.ids().flatMap((id) => adapters.descriptorOf(id).quotas ?? []);
    const keptMs = Math.max(KEPT_MS, ...windows.map(({ windowMs }) => windowMs + DAY_MS));
    const ofPlatforms = { subject: { $not: { $startsWith: 'site:' } } };
    await store.removeUses({ state: 'used', at: { $lt: now - keptMs }, ...ofPlatforms });
    await store.removeUses({
      state: 'used',
      at: { $lt: now - Math.max(keptMs, KEPT_OF_SITES_MS) },
    });
    const old = { touchedAt: { $lt: new Date(now - KEPT_ROWS_MS) } };
    await tableOf(this.strapi, UIDS.rateLimit).deleteMany({ where: old });
  }

  /** A booked place is there when its owner comes: at another time, or never. */
  async #followOwner(id: number, owner: Owner | undefined, before: number): Promise<void> {
    const mayCome = owner && WAITING.includes(owner.state);
    if (!mayCome || (owner.dueAt === null && owner.state === 'held')) {
      return getService(this.strapi, 'quotas').release([id]);
    }
    const dueAt = owner.dueAt === null ? 0 : Date.parse(owner.dueAt);
    if (dueAt > before + LATE_MS) await this.ledger.postpone(id, dueAt);
  }

  async #ownersOf(ids: readonly number[]): Promise<ReadonlyMap<number, Owner>> {
    const rows = await tableOf<Owner>(this.strapi, UIDS.delivery).findMany({
      where: { id: { $in: [...ids] } },
      select: ['id', 'state', 'dueAt'],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }
}
