import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { UIDS } from '../../constants';
import type { PlatformFailure, PlatformId } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import { tableOf, type Table, type Where } from '../database/table';
import { isUniqueViolation } from '../database/unique-violation';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { afterSignal, signalOf, type Circuit } from './circuit';

/** Whether a delivery may try the platform now; else when it may, epoch ms. */
export type Admission = { ok: true } | { ok: false; retryAt: number; reason: string };

/** What an admin sees of a circuit that is not closed. */
export interface OpenCircuit {
  platform: PlatformId;
  state: 'open' | 'half_open';
  reason: string;
  openedAt: string;
  retryAt: string;
}

/** How long a stored circuit is believed without looking again, ms: workers share it. */
const BELIEVED_MS = 500;

/**
 * A circuit breaker per platform app, shared by all workers through the database: after failures
 * in a row the platform is left alone, then one delivery tries, and when it gets through all that
 * waited goes on.
 */
export class Circuits {
  readonly #seen = new Map<string, { circuit: Circuit | null; at: number }>();

  constructor(private readonly strapi: Core.Strapi) {}

  /** Asked before every attempt; an open circuit lets one delivery through when its rest is over. */
  async admit(connection: Connection, deliveryId: number): Promise<Admission> {
    const circuit = await this.#read(await this.#appOf(connection));
    if (!circuit || circuit.state === 'closed') return { ok: true };
    const now = systemClock.now();
    const retryAt = circuit.retryAt ? Date.parse(circuit.retryAt) : now;
    if (circuit.probeId === deliveryId && circuit.state === 'half_open') return { ok: true };
    if (retryAt <= now && (await this.#becomeProbe(circuit, deliveryId))) return { ok: true };
    const rest = retryAt > now ? retryAt : now + this.#rules.restMs;
    return { ok: false, retryAt: rest, reason: circuit.reason ?? 'The platform has trouble.' };
  }

  /** Until when nothing but a delivery's probe should ask the platform, epoch ms; null: it is well. */
  async restsUntil(connection: Connection): Promise<number | null> {
    const circuit = await this.#read(await this.#appOf(connection));
    if (!circuit || circuit.state === 'closed') return null;
    const retryAt = circuit.retryAt ? Date.parse(circuit.retryAt) : 0;
    return Math.max(retryAt, systemClock.now()) + this.#rules.restMs;
  }

  /** The platform answered as it should: everything that waited for it goes on. */
  async succeeded(connection: Connection): Promise<void> {
    const app = await this.#appOf(connection);
    const circuit = await this.#read(app);
    if (!circuit || (circuit.state === 'closed' && circuit.failures === 0)) return;
    const wasOpen = circuit.state !== 'closed';
    await this.#close({ app });
    if (wasOpen) await this.#release(connection.platform);
  }

  /** Counts a failure; answers until when the platform is left alone, null when it is not. */
  async failed(connection: Connection, failure: PlatformFailure): Promise<number | null> {
    const signal = signalOf(failure);
    if (signal === 'none') return null;
    const app = await this.#appOf(connection);
    const circuit = await this.#obtain(app, connection.platform);
    const now = systemClock.now();
    // Calls that began before it opened say nothing new.
    if (circuit.state === 'open') return circuit.retryAt ? Date.parse(circuit.retryAt) : null;
    const next = afterSignal(circuit, signal, { rules: this.#rules, now });
    const opened = next.state === 'open' && circuit.openedAt === null;
    await this.#table.updateMany({
      where: { id: circuit.id, state: circuit.state },
      data: {
        ...next,
        probeId: null,
        reason: failure.message,
        ...(opened ? { openedAt: new Date(now) } : {}),
      },
    });
    this.#seen.delete(app);
    return next.retryAt?.getTime() ?? null;
  }

  /** Those that are not closed, oldest trouble first. */
  async list(): Promise<OpenCircuit[]> {
    const rows = await this.#table.findMany({
      where: { state: { $in: ['open', 'half_open'] } },
      orderBy: { openedAt: 'asc' },
    });
    return rows.map((row) => ({
      platform: row.platform,
      state: row.state === 'half_open' ? 'half_open' : 'open',
      reason: row.reason ?? '',
      openedAt: row.openedAt ?? '',
      retryAt: row.retryAt ?? '',
    }));
  }

  /** An admin says that the cause is gone: what waited tries again at once. */
  async tryNow(platform: PlatformId): Promise<void> {
    await this.#close({ platform });
    await this.#release(platform);
  }

  async #release(platform: PlatformId): Promise<void> {
    const deliveries = getService(this.strapi, 'deliveries');
    await deliveries.releaseHeld({ platform, waitsFor: 'circuit' });
    await deliveries.releaseHeld({ platform, waitsFor: 'operator' });
  }

  async #close(where: Where): Promise<void> {
    const clear = { failures: 0, openings: 0, reason: null, openedAt: null, retryAt: null };
    await this.#table.updateMany({ where, data: { state: 'closed', probeId: null, ...clear } });
    this.#seen.clear();
  }

  async #becomeProbe(circuit: Circuit, deliveryId: number): Promise<boolean> {
    const retryAt = new Date(systemClock.now() + getConfig(this.strapi).delivery.leaseMs);
    const { count } = await this.#table.updateMany({
      where: { id: circuit.id, state: circuit.state, retryAt: { $lte: new Date() } },
      data: { state: 'half_open', probeId: deliveryId, retryAt },
    });
    this.#seen.delete(circuit.app);
    return count === 1;
  }

  async #read(app: string): Promise<Circuit | null> {
    const seen = this.#seen.get(app);
    const now = systemClock.now();
    if (seen && now - seen.at < BELIEVED_MS) return seen.circuit;
    const circuit = await this.#table.findOne({ where: { app } });
    this.#seen.set(app, { circuit, at: now });
    return circuit;
  }

  async #obtain(app: string, platform: PlatformId): Promise<Circuit> {
    const fresh = { app, platform, state: 'closed', failures: 0, openings: 0 };
    const existing = await this.#table.findOne({ where: { app } });
    if (existing) return existing;
    try {
      return await this.#table.create({ data: fresh });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return this.#obtain(app, platform);
    }
  }

  /** Platforms without an app of ours have a server per account instead. */
  async #appOf(connection: Connection): Promise<string> {
    const { platform, id } = connection;
    const key = getService(this.strapi, 'adapters').appKeyOf(connection);
    const clientId = key && (await getService(this.strapi, 'apps').clientIdOf(key));
    return clientId ? `${platform}:${clientId}` : `${platform}:connection-${id}`;
  }

  get #rules() {
    return getConfig(this.strapi).delivery.circuit;
  }

  get #table(): Table<Circuit> {
    return tableOf<Circuit>(this.strapi, UIDS.circuit);
  }
}

export const createCircuits = ({ strapi }: { strapi: Core.Strapi }): Circuits =>
  new Circuits(strapi);
