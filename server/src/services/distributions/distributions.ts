import type { Core } from '@strapi/types';

import type { DryRunResponse, PreviewResponse } from '../../../../contracts/dispatch';
import { isUniqueViolation } from '../database/unique-violation';
import type { EntryRef } from '../mappings/entry-loader';
import type { DispatchOrder, DispatchResult } from './distribution';
import { DistributionDryRun, type DryRunChoice } from './dry-run';
import {
  DistributionPlanner,
  type DistributionCheck,
  type DistributionPlan,
} from './plan-distribution';
import { DistributionPreview, type PreviewChoice } from './preview';
import { WaitingPosts } from './waiting-posts';
import { DistributionWriter, type Rehearsal } from './write-distribution';

/** Entries on their way to targets: what would go out, and sending it. */
export class Distributions {
  /** Those that are ordered and not out yet. */
  readonly waiting: WaitingPosts;
  readonly #planner: DistributionPlanner;
  readonly #writer: DistributionWriter;
  readonly #preview: DistributionPreview;
  readonly #dryRun: DistributionDryRun;

  constructor(strapi: Core.Strapi) {
    this.#planner = new DistributionPlanner(strapi);
    this.#writer = new DistributionWriter(strapi);
    this.#preview = new DistributionPreview(strapi);
    this.#dryRun = new DistributionDryRun(strapi);
    this.waiting = new WaitingPosts(strapi);
  }

  /** @throws 400 when a chosen target or file is gone; 404 when the entry is */
  preview(ref: EntryRef, choice: PreviewChoice): Promise<PreviewResponse> {
    return this.#preview.preview(ref, choice);
  }

  /** The exact requests of a dispatch; nobody is called. @throws 400 as a dispatch does */
  dryRun(ref: EntryRef, choice: DryRunChoice): Promise<DryRunResponse> {
    return this.#dryRun.run(ref, choice);
  }

  /** Makes the deliveries of an order; the same idempotency key makes them once. */
  async dispatch(order: DispatchOrder): Promise<DispatchResult> {
    try {
      return await this.#attempt(order);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Somebody dispatched the same at the same moment; now its rows are there to be seen.
      return this.#attempt(order);
    }
  }

  /** What an order comes to; writes nothing. @throws 400 and 404 as a dispatch does */
  plan(order: DispatchOrder): Promise<DistributionPlan> {
    return this.#planner.plan(order);
  }

  /** Looks at an order before its entry is published. @throws 400 or 404 */
  check(order: DispatchOrder): Promise<DistributionCheck> {
    return this.#planner.check(order);
  }

  /** Which targets an order would serve now, if this version were published; writes nothing. */
  async rehearse(order: DispatchOrder, version: 'published' | 'draft'): Promise<Rehearsal> {
    return this.#writer.rehearse(await this.#planner.plan(order, version));
  }

  /** Makes the deliveries of a plan; joins the transaction that runs. */
  write(plan: DistributionPlan): Promise<DispatchResult> {
    return this.#writer.write(plan);
  }

  /** What an order with this key made before; null when there was none. */
  findEarlier(idempotencyKey: string): Promise<DispatchResult | null> {
    return this.#writer.findEarlier(idempotencyKey);
  }

  async #attempt(order: DispatchOrder): Promise<DispatchResult> {
    const earlier = await this.#writer.findEarlier(order.idempotencyKey);
    return earlier ?? this.#writer.write(await this.#planner.plan(order));
  }
}

export const createDistributions = ({ strapi }: { strapi: Core.Strapi }): Distributions =>
  new Distributions(strapi);
