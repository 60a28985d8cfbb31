import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { insertOne, tableOf, type Table } from '../database/table';
import type { AiCall } from './ai-call';

/** A call for which money is held. */
export interface Reservation extends AiCall {
  id: number;
  /** It stands in the ledger of the site's budget for everything as well. */
  isInLedger: boolean;
}

type ReservationRow = Omit<Reservation, 'worst' | 'likely'> & {
  worst: number | string;
  likely: number | string;
};

/** So many of dead processes are settled in one go. */
const BATCH = 100;

/** The calls that run, as long as they do. */
export class Reservations {
  constructor(private readonly strapi: Core.Strapi) {}

  /** @param at epoch ms */
  async add(held: Omit<Reservation, 'id'>, at: number): Promise<Reservation> {
    const data = { ...held, createdAt: new Date(at) };
    return { ...held, id: await insertOne(this.#table, data) };
  }

  /** @returns false: somebody else did */
  async remove({ id }: Pick<Reservation, 'id'>): Promise<boolean> {
    return (await this.#table.deleteMany({ where: { id } })).count === 1;
  }

  /** Those from before an instant, epoch ms, the oldest first. */
  async olderThan(at: number): Promise<Reservation[]> {
    const where = { createdAt: { $lt: new Date(at) } };
    const rows = await this.#table.findMany({ where, orderBy: { id: 'asc' }, limit: BATCH });
    return rows.map((row) => ({ ...row, worst: Number(row.worst), likely: Number(row.likely) }));
  }

  get #table(): Table<ReservationRow> {
    return tableOf<ReservationRow>(this.strapi, UIDS.aiReservation);
  }
}
