import { randomUUID } from 'node:crypto';

import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { UIDS } from '../../constants';
import { createVault, type Vault } from '../../crypto/vault';
import { KnownRows } from '../database/known-rows';
import { insertOne, tableOf, type Table, type Where } from '../database/table';
import { systemClock } from '../environment';
import { WELL } from './endpoint-health';
import type { Webhook, WebhookSettings } from './webhook';
import { newSecret, previousSecretSealContext, secretSealContext } from './webhook-secret';

/** An address, and the secret that is shown this once. */
export interface NewSecret {
  webhook: Webhook;
  secret: string;
}

/** The addresses that hear of events; the encryption boundary of their secrets. */
export class WebhookEndpoints {
  readonly #vault: Vault;
  /** As they were half a second ago: every event that happens asks who hears of it. */
  readonly #known: KnownRows<Webhook>;

  constructor(private readonly strapi: Core.Strapi) {
    this.#vault = createVault(getConfig(strapi).encryption);
    this.#known = new KnownRows(() => this.list());
  }

  /** As they were a moment ago. */
  known(): Promise<Webhook[]> {
    return this.#known.all();
  }

  /** Oldest first. */
  list(): Promise<Webhook[]> {
    return this.#table.findMany({ orderBy: { id: 'asc' } });
  }

  find(id: number): Promise<Webhook | null> {
    return this.#table.findOne({ where: { id } });
  }

  /** @throws 404 */
  async demand(id: number): Promise<Webhook> {
    const webhook = await this.find(id);
    if (!webhook) throw new errors.NotFoundError('This webhook does not exist.');
    return webhook;
  }

  /** It hears of what happens from now on. */
  async create(settings: WebhookSettings): Promise<NewSecret> {
    const key = `wh_${randomUUID().replaceAll('-', '')}`;
    const secret = newSecret();
    const now = new Date(systemClock.now());
    const id = await insertOne(this.#table, {
      ...columnsOf(settings),
      ...WELL,
      key,
      state: 'active',
      secret: this.#vault.seal(secret, secretSealContext(key)),
      keyId: this.#vault.keyId,
      sinceEventId: await this.#lastEventId(),
      createdAt: now,
      updatedAt: now,
    });
    this.#known.forget();
    return { webhook: await this.demand(id), secret };
  }

  /** @throws 404 */
  async update(id: number, settings: WebhookSettings): Promise<Webhook> {
    const updatedAt = new Date(systemClock.now());
    await this.write(id, { ...columnsOf(settings), ...WELL, updatedAt });
    return this.demand(id);
  }

  /** A plain conditional write; answers whether the row met the conditions. */
  async write(id: number, data: Record<string, unknown>, where: Where = {}): Promise<boolean> {
    const { count } = await this.#table.updateMany({ where: { ...where, id }, data });
    this.#known.forget();
    return count === 1;
  }

  async remove(id: number): Promise<void> {
    await this.#table.deleteMany({ where: { id } });
    this.#known.forget();
  }

  /** Sends again, after a pause or after it was given up; then it hears of what happens from now on. */
  async resume({ id, state }: Webhook): Promise<void> {
    const since = state === 'disabled' ? { sinceEventId: await this.#lastEventId() } : {};
    const updatedAt = new Date(systemClock.now());
    await this.write(id, { ...WELL, ...since, state: 'active', stateReason: null, updatedAt });
  }

  /** Another secret; the one before signs beside it until the given time. @throws 404 */
  async rotateSecret({ id, key }: Webhook, overlapMs: number): Promise<NewSecret> {
    const { secret: sealed } = await this.demand(id);
    const old = this.#vault.open(sealed, secretSealContext(key));
    const secret = newSecret();
    const now = systemClock.now();
    const { keyId } = this.#vault;
    const previous =
      overlapMs === 0
        ? { previousSecret: null, previousKeyId: null, previousUntil: null }
        : {
            previousSecret: this.#vault.seal(old, previousSecretSealContext(key)),
            previousKeyId: keyId,
            previousUntil: new Date(now + overlapMs),
          };
    const fresh = { secret: this.#vault.seal(secret, secretSealContext(key)), keyId };
    const data = { ...fresh, ...previous, updatedAt: new Date(now) };
    // Two who do it at once would each hold another secret: only one of them wins.
    if (!(await this.write(id, data, { secret: sealed }))) {
      throw new errors.ApplicationError(
        'Somebody changed the secret of this webhook at the same moment. Reload, and do it again if it is still needed.'
      );
    }
    return { webhook: await this.demand(id), secret };
  }

  /** What signs a request now, the newest first. @throws {VaultError} when it does not open */
  secretsOf({ key, secret, previousSecret, previousUntil }: Webhook): string[] {
    const current = this.#vault.open(secret, secretSealContext(key));
    const isOver = previousUntil === null || Date.parse(previousUntil) <= systemClock.now();
    if (previousSecret === null || isOver) return [current];
    return [current, this.#vault.open(previousSecret, previousSecretSealContext(key))];
  }

  /** Secrets that sign no more are forgotten. */
  async tidy(): Promise<void> {
    await this.#table.updateMany({
      where: { previousUntil: { $lte: new Date(systemClock.now()) } },
      data: { previousSecret: null, previousKeyId: null, previousUntil: null },
    });
  }

  async #lastEventId(): Promise<number> {
    const events = tableOf<{ id: number }>(this.strapi, UIDS.deliveryEvent);
    const [last] = await events.findMany({ select: ['id'], orderBy: { id: 'desc' }, limit: 1 });
    return last?.id ?? 0;
  }

  get #table(): Table<Webhook> {
    return tableOf<Webhook>(this.strapi, UIDS.webhook);
  }
}

const columnsOf = ({ name, url, events, siteIds, isOrdered }: WebhookSettings) => ({
  ...{ name, url, isOrdered },
  events: [...new Set(events)],
  siteIds: siteIds && [...new Set(siteIds)],
});
