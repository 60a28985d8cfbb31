import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import type { RetryManyResponse } from '../../../../contracts/deliveries';
import { getConfig } from '../../config/get-config';
import { accountName } from '../connections/account-name';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import { planCatchUp } from './catch-up';
import type { Deliveries } from './deliveries';
import type { Delivery } from './delivery';
import { isLiving, UNSUCCESSFUL } from './living';

/** What a person found out about an unknown outcome. */
export type Resolution = { kind: 'posted'; url: string } | { kind: 'again' } | { kind: 'ignore' };

/** What a person may do with a delivery. Each answers the row as it is afterwards. */
export class DeliveryDecisions {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Another full set of attempts. @throws 400 while it is not failed, cancelled or missed */
  async retry(id: number): Promise<Delivery> {
    const delivery = await this.#deliveries.find(id);
    const obstacle = await this.#whyNoRetry(delivery);
    if (obstacle) throw new errors.ApplicationError(obstacle);
    await this.#retryAt([{ id, dueAt: systemClock.now() }]);
    return this.#deliveries.find(id);
  }

  /** Many at once; those of one account go out one after the other, under the flood cap. */
  async retryMany(ids: readonly number[]): Promise<RetryManyResponse> {
    const refused: RetryManyResponse['refused'] = [];
    const willing: Delivery[] = [];
    for (const id of new Set(ids)) {
      const delivery = await this.#deliveries.repository.find(id);
      const reason = delivery ? await this.#whyNoRetry(delivery) : 'This delivery does not exist.';
      if (delivery && reason === null) willing.push(delivery);
      else refused.push({ id, reason: reason ?? '' });
    }
    const pace = getConfig(this.strapi).delivery.catchUp;
    const plan = planCatchUp(willing, { now: systemClock.now(), pace });
    const retried = await this.#retryAt([...plan].map(([id, dueAt]) => ({ id, dueAt })));
    const last = Math.max(...retried.map((id) => plan.get(id) ?? 0));
    return { retried, refused, lastDueAt: retried.length ? new Date(last).toISOString() : null };
  }

  /** @throws 400 once it may be visible */
  async cancel(id: number, reason: string): Promise<Delivery> {
    const delivery = await this.#deliveries.find(id);
    const data = {
      reason,
      dueAt: null,
      waitsFor: null,
      finishedAt: new Date(),
      leaseOwner: null,
      leaseToken: null,
      leaseUntil: null,
    };
    const done = await this.#deliveries.repository.apply(id, 'cancel', {
      data,
      event: { message: reason },
    });
    if (!done) throw impossible(delivery, 'cancelled');
    const { distributionId } = delivery;
    if (distributionId !== null) {
      await getService(this.strapi, 'approvals').closeIdle(distributionId);
    }
    return this.#deliveries.find(id);
  }

  /**
   * It is there, under this address; or it is not and shall be posted again; or nobody will find
   * out, and it stays unknown. @throws 400 for an address that is none of the platform's posts
   */
  async resolve(id: number, resolution: Resolution): Promise<Delivery> {
    const delivery = await this.#deliveries.find(id);
    switch (resolution.kind) {
      case 'posted':
        await this.#resolvePosted(delivery, resolution.url);
        break;
      case 'again':
        await this.#resolveAgain(delivery);
        break;
      case 'ignore':
        await this.#resolveIgnored(delivery);
        break;
    }
    return this.#deliveries.find(id);
  }

  async #resolvePosted(delivery: Delivery, url: string): Promise<void> {
    const post = await this.#recognise(delivery, url);
    const now = new Date(systemClock.now());
    const done = await this.#deliveries.repository.apply(delivery.id, 'resolve_posted', {
      data: {
        platformUrl: post.url,
        ...(post.id === null ? {} : { platformPostId: post.id }),
        postedAt: now,
        finishedAt: now,
        dueAt: null,
        reason: null,
      },
      event: { message: post.url },
    });
    if (!done) throw impossible(delivery, 'resolved');
  }

  async #recognise({ platform, siteId, connectionId, accountHandle }: Delivery, url: string) {
    const connection =
      connectionId === null
        ? null
        : await getService(this.strapi, 'connections').find(connectionId);
    const account = connection?.account ?? accountOf(accountHandle);
    const scope = connection ?? {
      platform,
      siteId: siteId ?? 0,
      method: 'default',
      serviceUrl: null,
    };
    const adapter = await getService(this.strapi, 'adapters').adapterFor(scope);
    const post = adapter.recognisePost(url, account);
    if (post) return post;
    throw new errors.ValidationError(
      `This is not the address of a post on ${adapter.descriptor.label}. Open the post of ${accountName(platform, accountHandle)} there and copy its link.`
    );
  }

  async #resolveAgain(delivery: Delivery): Promise<void> {
    const now = systemClock.now();
    const [done] = await this.#deliveries.late.requeueAt(
      [{ id: delivery.id, dueAt: now }],
      'resolve_again',
      () => ({ data: { doubtChecks: 0, scheduledAt: new Date(now) } })
    );
    if (done === undefined) throw impossible(delivery, 'posted again');
  }

  async #resolveIgnored(delivery: Delivery): Promise<void> {
    const done = await this.#deliveries.repository.apply(delivery.id, 'resolve_ignored', {
      data: { dueAt: null, finishedAt: new Date(systemClock.now()) },
    });
    if (!done) throw impossible(delivery, 'closed without a decision');
  }

  async #retryAt(due: readonly { id: number; dueAt: number }[]): Promise<number[]> {
    const times = new Map(due.map(({ id, dueAt }) => [id, dueAt]));
    return this.#deliveries.late.requeueAt(due, 'retry_by_person', (id) => ({
      data: { attempts: 0, scheduledAt: new Date(times.get(id) ?? 0) },
      // Its words may go in the same moment.
      where: { emptiedAt: { $null: true } },
    }));
  }

  async #whyNoRetry(delivery: Delivery): Promise<string | null> {
    if (!UNSUCCESSFUL.includes(delivery.state)) return impossible(delivery, 'retried').message;
    if (delivery.emptiedAt !== null) return withoutWords(delivery);
    if (!(await this.#wasOvertaken(delivery))) return null;
    return 'This version was distributed to the same account again meanwhile; look at that delivery.';
  }

  /** Whether the same version is on its way, or is out, through a later delivery. */
  async #wasOvertaken({ id, dedupeKey }: Delivery): Promise<boolean> {
    const [prefix = dedupeKey] = dedupeKey.split('#');
    const twins = await this.#deliveries.repository.findByDedupePrefix([prefix]);
    return twins.some((twin) => twin.id > id && isLiving(twin));
  }

  get #deliveries(): Deliveries {
    return getService(this.strapi, 'deliveries');
  }
}

export const createDecisions = ({ strapi }: { strapi: Core.Strapi }): DeliveryDecisions =>
  new DeliveryDecisions(strapi);

/** The account of a connection that is gone. */
const accountOf = (handle: string | null) => ({
  id: '',
  handle: handle ?? '',
  name: handle ?? '',
  avatarUrl: null,
  kind: 'person' as const,
  profileUrl: null,
});

const withoutWords = ({ platform, accountHandle }: Delivery): string =>
  `What was to go to ${accountName(platform, accountHandle)} is not kept any more, so it cannot be retried. Distribute the entry again.`;

const impossible = (delivery: Delivery, wish: string): Error =>
  new errors.ApplicationError(
    `The delivery to ${accountName(delivery.platform, delivery.accountHandle)} is ${delivery.state} and cannot be ${wish}.`
  );
