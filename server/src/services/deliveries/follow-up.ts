import type { Core } from '@strapi/types';

import { PlatformFailure, type PlatformAdapter, type PostRequest } from '../../platforms/contract';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { Delivery, FirstComment } from './delivery';
import type { DeliveryRepository } from './delivery-repository';

/** A look that takes longer was cut off; another worker may look then, ms. */
const LOOK_MS = 5 * 60_000;
/** Waits between looks: 30 s, then twice as long each time, at most 6 h; about a day in all. */
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 6 * 60 * 60_000;
const MAX_LOOKS = 12;
const PER_TICK = 10;

interface Look {
  delivery: Delivery;
  adapter: PlatformAdapter;
  request: PostRequest;
}

/**
 * What comes after a post is out: its public address where the platform tells it later, and the
 * first comment. None of it can fail the delivery.
 */
export class FollowUp {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly repository: DeliveryRepository
  ) {}

  /** Looks after what is due; several workers share the work. */
  async runDue(): Promise<void> {
    const where = { followUpAt: { $lte: new Date(systemClock.now()) } };
    const due = await this.repository.pick(['id'], {
      where,
      orderBy: { followUpAt: 'asc' },
      limit: PER_TICK,
    });
    for (const { id } of due) await this.run(id);
  }

  /** Never throws for a platform's sake. */
  async run(deliveryId: number): Promise<void> {
    const delivery = await this.#claim(deliveryId);
    if (!delivery) return;
    const isDone = await this.#look(delivery);
    const isOver = isDone || delivery.followUps + 1 >= MAX_LOOKS;
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** delivery.followUps, LONGEST_WAIT_MS);
    const followUpAt = isOver ? null : new Date(systemClock.now() + waitMs);
    await this.repository.touch({ id: deliveryId }, { followUpAt });
  }

  /** Whoever moves the time first looks. Counted before it begins, so that one that breaks off counts. */
  async #claim(id: number): Promise<Delivery | null> {
    const delivery = await this.repository.find(id);
    const now = systemClock.now();
    if (!delivery?.followUpAt || Date.parse(delivery.followUpAt) > now) return null;
    const where = { id, followUpAt: delivery.followUpAt };
    const looks = delivery.followUps + 1;
    const next = looks > MAX_LOOKS ? null : new Date(now + LOOK_MS);
    const taken = await this.repository.touch(where, { followUps: looks, followUpAt: next });
    return taken === 1 && next ? delivery : null;
  }

  /** True when nothing is left to do, or nothing can be done. */
  async #look(delivery: Delivery): Promise<boolean> {
    const connections = getService(this.strapi, 'connections');
    const { connectionId, state, posted } = delivery;
    const [post] = posted;
    const connection = connectionId === null ? null : await connections.find(connectionId);
    if (!post || !connection || state !== 'published') return true;
    try {
      const credentials = await connections.usableCredentials(connection);
      const adapter = await getService(this.strapi, 'adapters').adapterFor(connection);
      const signal = AbortSignal.timeout(LOOK_MS);
      const request = { account: connection.account, credentials, post, signal };
      const look = { delivery, adapter, request };
      const hasAddress = await this.#findAddress(look);
      return (await this.#comment(look)) && hasAddress;
    } catch (error) {
      return this.#later(error);
    }
  }

  async #findAddress({ delivery, adapter, request }: Look): Promise<boolean> {
    if (delivery.platformUrl || !adapter.findUrl) return true;
    try {
      const url = await adapter.findUrl(request);
      if (!url) return false;
      const { id, posted } = delivery;
      const named = posted.map((part, index) => (index === 0 ? { ...part, url } : part));
      await this.repository.touch({ id }, { platformUrl: url, posted: named });
      await this.repository.events.add({ deliveryId: id, event: 'address_found', message: url });
      return true;
    } catch (error) {
      return this.#later(error);
    }
  }

  async #comment({ delivery, adapter, request }: Look): Promise<boolean> {
    const comment = delivery.firstComment;
    if (!comment) return true;
    if (comment.state === 'sending') {
      return this.#settle(delivery, { ...comment, state: 'unknown', message: CUT_OFF });
    }
    if (comment.state !== 'due' || !adapter.comment) return true;
    await this.#store(delivery, { ...comment, state: 'sending' });
    try {
      const { text, key } = comment;
      const { id, url } = await adapter.comment({ ...request, text, key });
      return await this.#settle(delivery, { ...comment, state: 'posted', id, url });
    } catch (error) {
      return this.#afterRefusal(delivery, comment, error);
    }
  }

  async #afterRefusal(delivery: Delivery, comment: FirstComment, error: unknown): Promise<boolean> {
    if (!(error instanceof PlatformFailure)) throw error;
    const { message, family } = error;
    if (family === 'unknown_outcome') {
      return this.#settle(delivery, { ...comment, state: 'unknown', message });
    }
    // Nothing was posted: what may pass is tried again, all else is told to people.
    const mayPass = ['retryable', 'rate_limited', 'auth_expired'].includes(family);
    if (!mayPass || delivery.followUps + 1 >= MAX_LOOKS) {
      return this.#settle(delivery, { ...comment, state: 'failed', message });
    }
    await this.#store(delivery, { ...comment, state: 'due', message });
    return false;
  }

  async #settle(delivery: Delivery, comment: FirstComment): Promise<boolean> {
    await this.#store(delivery, comment);
    const { state, url, message } = comment;
    await this.repository.events.add({
      deliveryId: delivery.id,
      event: 'commented',
      message: state === 'posted' ? url : `The first comment ${WORDS[state]}: ${message ?? ''}`,
    });
    return true;
  }

  async #store({ id }: Delivery, firstComment: FirstComment): Promise<void> {
    await this.repository.touch({ id }, { firstComment });
  }

  /** The platform's trouble passes or does not: the next look tells. */
  #later(error: unknown): boolean {
    if (error instanceof PlatformFailure) return false;
    throw error;
  }
}

const CUT_OFF = 'Its sending was cut off. Look at the post, and write it there if it is missing.';

const WORDS: Readonly<Record<FirstComment['state'], string>> = {
  due: 'is due',
  sending: 'is being sent',
  posted: 'is posted',
  failed: 'could not be posted',
  unknown: 'may or may not be there',
};
