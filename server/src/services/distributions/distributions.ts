import type { Core } from '@strapi/types';

import type { PreviewResponse } from '../../../../contracts/dispatch';
import type { EntryRef } from '../adaptation/entry-loader';
import { isUniqueViolation } from '../database/unique-violation';
import type { DispatchOrder, DispatchResult } from './distribution';
import { DistributionPlanner } from './plan-distribution';
import { DistributionPreview, type PreviewChoice } from './preview';
import { DistributionWriter } from './write-distribution';

/** Entries on their way to targets: what would go out, and sending it. */
export class Distributions {
  readonly #planner: DistributionPlanner;
  readonly #writer: DistributionWriter;
  readonly #preview: DistributionPreview;

  constructor(strapi: Core.Strapi) {
    this.#planner = new DistributionPlanner(strapi);
    this.#writer = new DistributionWriter(strapi);
    this.#preview = new DistributionPreview(strapi);
  }

  /** @throws 400 when the entry has no published version */
  preview(ref: EntryRef, choice: PreviewChoice): Promise<PreviewResponse> {
    return this.#preview.preview(ref, choice);
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

  async #attempt(order: DispatchOrder): Promise<DispatchResult> {
    const earlier = await this.#writer.findEarlier(order.idempotencyKey);
    return earlier ?? this.#writer.write(await this.#planner.plan(order));
  }
}

export const createDistributions = ({ strapi }: { strapi: Core.Strapi }): Distributions =>
  new Distributions(strapi);
