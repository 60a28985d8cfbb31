import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import type { Delivery } from './delivery';
import type { DeliveryEvents } from './delivery-events';
import type { Move } from './move-with-event';

interface Waiting {
  move: Move;
  done: (moved: boolean) => void;
  failed: (error: unknown) => void;
}

/**
 * SQLite works in our own thread, so nobody comes while a commit runs: whoever is ready in the same
 * turn of the event loop gets on before it starts.
 */
const everybodyOnBoard = () => new Promise<void>((resolve) => setImmediate(resolve));

/** So many moves share a commit at most. */
const MAX_GROUP = 50;

/**
 * Moves of deliveries that are worked on at the same time share a transaction. SQLite has one
 * connection, and each commit waits for the disk: whoever comes while one runs goes with the next,
 * so ten deliveries wait three times instead of thirty. Each move answers after its commit.
 */
export class GroupCommit {
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly events: DeliveryEvents
  ) {}

  move(move: Move): Promise<boolean> {
    // Inside somebody's transaction it belongs to that one.
    if (this.strapi.db.inTransaction()) return this.#alone(move);
    return new Promise((done, failed) => {
      this.#waiting.push({ move, done, failed });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      await everybodyOnBoard();
      await this.#commit(this.#waiting.splice(0, MAX_GROUP));
    }
    this.#isRunning = false;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    try {
      const moved = await inTransaction(this.strapi, () =>
        this.#write(group.map(({ move }) => move))
      );
      group.forEach(({ done }, place) => done(moved[place] ?? false));
    } catch {
      // One bad move must not be the failure of all: each gets a transaction, and an error, of its own.
      for (const { move, done, failed } of group) await this.#alone(move).then(done, failed);
    }
  }

  async #alone(move: Move): Promise<boolean> {
    const [moved = false] = await inTransaction(this.strapi, () => this.#write([move]));
    return moved;
  }

  async #write(moves: readonly Move[]): Promise<boolean[]> {
    const moved: boolean[] = [];
    for (const { where, data } of moves) {
      moved.push((await this.#table.updateMany({ where, data })).count === 1);
    }
    await this.events.addAll(moves.filter((_, place) => moved[place]).map(({ event }) => event));
    return moved;
  }

  get #table(): Table<Delivery> {
    return tableOf<Delivery>(this.strapi, UIDS.delivery);
  }
}
