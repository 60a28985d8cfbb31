import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Sends together what comes in one turn of the event loop: a transaction that makes the posts of
 * many entries nudges once for each of them, and each message to the queue has its price.
 */
export class Gathering<Item> {
  #items: Item[] = [];
  #sending: Promise<void> | null = null;

  constructor(private readonly send: (items: readonly Item[]) => Promise<void>) {}

  /** Resolves when they were sent, with whatever came beside them. */
  add(items: readonly Item[]): Promise<void> {
    this.#items.push(...items);
    this.#sending ??= this.#sendSoon();
    return this.#sending;
  }

  async #sendSoon(): Promise<void> {
    await nextTurn();
    const items = this.#items;
    this.#items = [];
    this.#sending = null;
    await this.send(items);
  }
}
