import { createHash } from 'node:crypto';

import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { insertOne, tableOf, type Table, type Where } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import { getService } from '../get-service';

/** A request that its sender may repeat. */
export interface RepeatableRequest {
  /** Strapi's API token; each has keys of its own. */
  tokenId: number;
  key: string;
  /** Of everything that makes it this request and no other. */
  fingerprint: string;
}

/** What is to be done with it. */
export type Claim =
  /** Nobody else does it; `id` stays the same for whoever goes on after a crash. */
  | { kind: 'ours'; id: number }
  /** It was done, and answered like this. */
  | { kind: 'done'; status: number; body: unknown }
  /** Another one does it right now. */
  | { kind: 'running' }
  /** The key belongs to another request. */
  | { kind: 'taken' };

interface KeyRow {
  id: number;
  fingerprint: string;
  lockedUntil: string | Date;
  status: number | null;
  answer: string | null;
  createdAt: string | Date;
}

const DAY_MS = 24 * 60 * 60_000;
/** Who works on a request for longer has died; orders take well under a second. */
const LOCK_MS = 60_000;
/** The row may come and go between two looks, but not again and again. */
const LOOKS = 3;

/** Sees to it that a request that is sent twice is done once, in all processes on one database. */
export class RepeatedRequests {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Takes the request on, or says why not. */
  async begin(request: RepeatableRequest): Promise<Claim> {
    for (let look = 0; look < LOOKS; look += 1) {
      const row = await this.#find(request);
      if (row) return this.#judge(row, request);
      const id = await this.#insert(request);
      if (id !== null) return { kind: 'ours', id };
    }
    return { kind: 'running' };
  }

  /** Keeps the answer. Never fails: what was done is done, and its sender must hear of it. */
  async finish(id: number, answer: { status: number; body: unknown }): Promise<void> {
    const data = { status: answer.status, answer: JSON.stringify(answer.body ?? null) };
    await this.#quietly(() => this.#table.updateMany({ where: { id }, data }));
  }

  /** Nothing was done: the key is free for the request as it should have been. */
  async forget(id: number): Promise<void> {
    await this.#quietly(() => this.#table.deleteMany({ where: { id } }));
  }

  /** Nobody knows how far it came: whoever repeats it goes on with the same `id`. */
  async leave(id: number): Promise<void> {
    const data = { lockedUntil: new Date(systemClock.now()) };
    await this.#quietly(() => this.#table.updateMany({ where: { id }, data }));
  }

  async #find(request: RepeatableRequest): Promise<KeyRow | null> {
    const row = await this.#table.findOne({ where: whereOf(request) });
    if (!row) return null;
    const days = await getService(this.strapi, 'retention').settings.daysOf('idempotencyKeys');
    if (new Date(row.createdAt).getTime() > systemClock.now() - days * DAY_MS) return row;
    await this.#table.deleteMany({ where: { id: row.id } });
    return null;
  }

  async #judge(row: KeyRow, { fingerprint }: RepeatableRequest): Promise<Claim> {
    if (row.fingerprint !== fingerprint) return { kind: 'taken' };
    if (row.status !== null) {
      const body: unknown = JSON.parse(row.answer ?? 'null');
      return { kind: 'done', status: row.status, body };
    }
    const now = systemClock.now();
    const isLeft: Where = {
      id: row.id,
      status: { $null: true },
      lockedUntil: { $lte: new Date(now) },
    };
    // Whoever moves the time first goes on with it.
    const { count } = await this.#table.updateMany({
      where: isLeft,
      data: { lockedUntil: new Date(now + LOCK_MS) },
    });
    return count > 0 ? { kind: 'ours', id: row.id } : { kind: 'running' };
  }

  /** Null: another one was first. */
  async #insert(request: RepeatableRequest): Promise<number | null> {
    const now = systemClock.now();
    try {
      return await insertOne(this.#table, {
        ...whereOf(request),
        fingerprint: request.fingerprint,
        lockedUntil: new Date(now + LOCK_MS),
        createdAt: new Date(now),
      });
    } catch (error) {
      if (isUniqueViolation(error)) return null;
      throw error;
    }
  }

  async #quietly(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch {
      // Messages of database drivers hold values of the row, so only what happened is told.
      this.strapi.log.error(
        'Social distribution: what became of a request with an Idempotency-Key could not be written down.'
      );
    }
  }

  get #table(): Table<KeyRow> {
    return tableOf<KeyRow>(this.strapi, UIDS.idempotencyKey);
  }
}

const whereOf = ({ tokenId, key }: RepeatableRequest) => ({
  tokenId,
  keyHash: createHash('sha256').update(key).digest('hex'),
});
