import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { RepeatingTimes } from './repeating-times';

/** States in which a post is out, or will go out. */
const STANDING = ['queued', 'held', 'preparing', 'committing', 'unknown', 'published'];

interface Accounts {
  siteId: number;
  connectionIds: readonly number[];
}

/** At which times posts of accounts stand, those that repetitions will make included. */
export class TakenTimes {
  readonly #keys = new Set<string>();

  private constructor(private readonly repeating: RepeatingTimes) {}

  /** Those from an instant on, epoch ms. */
  static async read(
    strapi: Core.Strapi,
    { siteId, connectionIds }: Accounts,
    from: number
  ): Promise<TakenTimes> {
    const taken = new TakenTimes(await RepeatingTimes.read(strapi, siteId));
    const { repository } = getService(strapi, 'deliveries');
    const rows = await repository.pick(['connectionId', 'scheduledAt'], {
      where: {
        connectionId: { $in: [...connectionIds] },
        state: { $in: STANDING },
        scheduledAt: { $gte: new Date(from) },
      },
      orderBy: { id: 'asc' },
    });
    for (const { connectionId, scheduledAt } of rows) {
      if (connectionId !== null && scheduledAt) taken.add(connectionId, scheduledAt);
    }
    return taken;
  }

  has(connectionId: number, dueAt: string): boolean {
    return (
      this.#keys.has(keyOf(connectionId, dueAt)) ||
      this.repeating.has(connectionId, Date.parse(dueAt))
    );
  }

  add(connectionId: number, dueAt: string): void {
    this.#keys.add(keyOf(connectionId, dueAt));
  }
}

/** To the minute, as slots are. */
const keyOf = (connectionId: number, dueAt: string): string =>
  `${connectionId}@${new Date(dueAt).toISOString().slice(0, 16)}`;
