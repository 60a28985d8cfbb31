import type { Core } from '@strapi/types';

import { getService } from '../get-service';

/** States in which a post is out, or will go out. */
const STANDING = ['queued', 'held', 'preparing', 'committing', 'unknown', 'published'];

/** At which times posts of an account stand. */
export class TakenTimes {
  readonly #keys = new Set<string>();

  /** Those from an instant on, epoch ms. */
  static async read(
    strapi: Core.Strapi,
    connectionIds: readonly number[],
    from: number
  ): Promise<TakenTimes> {
    const taken = new TakenTimes();
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
    return this.#keys.has(keyOf(connectionId, dueAt));
  }

  add(connectionId: number, dueAt: string): void {
    this.#keys.add(keyOf(connectionId, dueAt));
  }
}

/** To the minute, as slots are. */
const keyOf = (connectionId: number, dueAt: string): string =>
  `${connectionId}@${new Date(dueAt).toISOString().slice(0, 16)}`;
