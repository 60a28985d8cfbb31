import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';

interface InstanceRow {
  slot: string;
  name: string;
}

const SLOT = 'this';

/** The name that this instance goes by; see models/instance. */
export class Instance {
  #known: string | null = null;

  constructor(private readonly strapi: Core.Strapi) {}

  /** Null: it has none yet, or an import took it away. */
  async read(): Promise<string | null> {
    const row = await this.#table.findOne({ where: { slot: SLOT } });
    this.#known = row?.name ?? null;
    return this.#known;
  }

  /** As it was read last; read when it is not known. */
  async name(): Promise<string | null> {
    return this.#known ?? this.read();
  }

  /** Another name than ever before; the old one, if any, is over. */
  async rename(): Promise<string> {
    const name = randomUUID();
    await this.#table.deleteMany({ where: { slot: SLOT } });
    await this.#table.create({ data: { slot: SLOT, name } });
    this.#known = name;
    return name;
  }

  /** Whether a row was made here, and not brought by an import. */
  async isOwn(row: { id: number; origin: string | null }): Promise<boolean> {
    // Rows of a version that did not mark them were looked at when this instance started.
    if (row.origin === null) return true;
    if (this.#known !== null && row.origin === originOf(this.#known, row.id)) return true;
    // Another process may have given it a new name.
    const name = await this.read();
    return name !== null && row.origin === originOf(name, row.id);
  }

  get #table(): Table<InstanceRow> {
    return tableOf<InstanceRow>(this.strapi, UIDS.instance);
  }
}

/** What a row of ours holds in its column `origin`: where it was made, and its number there. */
export const originOf = (instance: string, id: number): string => `${instance}:${id}`;

/** The number that a row had where it was made; null: it does not say. */
export const idInOrigin = (origin: string | null): number | null => {
  const text = origin?.slice(origin.lastIndexOf(':') + 1) ?? '';
  return /^\d+$/.test(text) ? Number(text) : null;
};
