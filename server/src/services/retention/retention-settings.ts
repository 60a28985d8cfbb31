import type { Core } from '@strapi/types';

import {
  RETENTION_KINDS,
  retentionDaysSchema,
  type RetentionKind,
  type SaveRetention,
} from '../../../../contracts/retention';
import { getConfig } from '../../config/get-config';
import { PLUGIN_ID } from '../../constants';
import { systemClock } from '../environment';

/** Days by kind; 0: for ever. */
export type KeptDays = Record<RetentionKind, number>;

/** Key in Strapi's plugin store. */
const KEY = 'retention';
/** Another process may have changed it; so long it is not asked for again, ms. */
const REMEMBERED_MS = 5_000;

/** How long each kind of rows is kept: as somebody set it, else as the config says. */
export class RetentionSettings {
  #known: { days: KeptDays; until: number } | null = null;

  constructor(private readonly strapi: Core.Strapi) {}

  async daysOf(kind: RetentionKind): Promise<number> {
    return (await this.all())[kind];
  }

  async all(): Promise<KeptDays> {
    const now = systemClock.now();
    // A clock that was put back does not keep it for longer.
    const isFresh = this.#known && this.#known.until > now && now > this.#known.until - 10_000;
    if (this.#known && isFresh) return this.#known.days;
    const days = { ...this.usual(), ...setDays(await this.#store.get({ key: KEY })) };
    this.#known = { days, until: now + REMEMBERED_MS };
    return days;
  }

  /** As the config says. */
  usual(): KeptDays {
    return { ...getConfig(this.strapi).retention };
  }

  /** Kinds that are not named stay as they are; null: as the config says. */
  async save(changes: SaveRetention): Promise<void> {
    const set: Partial<KeptDays> = setDays(await this.#store.get({ key: KEY }));
    for (const kind of RETENTION_KINDS) {
      const days = changes[kind];
      if (days === null) delete set[kind];
      else if (days !== undefined) set[kind] = days;
    }
    await this.#store.set({ key: KEY, value: set });
    this.#known = null;
  }

  get #store() {
    return this.strapi.store({ type: 'plugin', name: PLUGIN_ID });
  }
}

/** What stands in the store, as far as it is possible. */
export const setDays = (stored: unknown): Partial<KeptDays> => {
  const found: Readonly<Record<string, unknown>> = { ...(isRecord(stored) ? stored : {}) };
  const parsed = RETENTION_KINDS.flatMap((kind) => {
    const { success, data } = retentionDaysSchema(kind).safeParse(found[kind]);
    return success ? [[kind, data] as const] : [];
  });
  return Object.fromEntries(parsed);
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
