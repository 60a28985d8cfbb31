import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';

/** One process that works on deliveries, or did. */
export interface WorkerRow {
  id: number;
  workerId: string;
  name: string;
  concurrency: number;
  startedAt: string;
  seenAt: string;
}

const FORGOTTEN_AFTER_MS = 7 * 24 * 60 * 60_000;

/** Signs of life of the processes that work on deliveries. */
export class WorkerRegistry {
  readonly #workerId = randomUUID();
  readonly #startedAt = new Date();

  constructor(private readonly strapi: Core.Strapi) {}

  /** When any worker was last at work, epoch ms; null when none ever was. */
  async lastSeenAt(): Promise<number | null> {
    const [newest] = await this.#table.findMany({ orderBy: { seenAt: 'desc' }, limit: 1 });
    return newest ? Date.parse(newest.seenAt) : null;
  }

  /** Newest sign of life first. */
  list(): Promise<WorkerRow[]> {
    return this.#table.findMany({ orderBy: { seenAt: 'desc' }, limit: 100 });
  }

  async signOfLife(concurrency: number): Promise<void> {
    const seenAt = new Date();
    const where = { workerId: this.#workerId };
    const { count } = await this.#table.updateMany({ where, data: { seenAt } });
    if (count > 0) return;
    const name = `${hostname()}, process ${process.pid}`;
    const data = { ...where, name, concurrency, startedAt: this.#startedAt, seenAt };
    await this.#table.create({ data });
    const forgotten = { seenAt: { $lt: new Date(seenAt.getTime() - FORGOTTEN_AFTER_MS) } };
    await this.#table.deleteMany({ where: forgotten });
  }

  get #table(): Table<WorkerRow> {
    return tableOf<WorkerRow>(this.strapi, UIDS.worker);
  }
}
