import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import type { DeliveryState, TransitionName } from './state-machine';

/**
 * What is written beside the transitions: the first row, other words or another time by a person,
 * files that had to be changed, a commit that came too late, and what was done with a post that is out.
 */
export type DeliveryEventName =
  | TransitionName
  | 'dispatch'
  | 'edited'
  | 'rescheduled'
  | 'adjusted'
  | 'late_commit'
  | 'address_found'
  | 'commented'
  | 'removed'
  | 'not_removed'
  | 'gone';

export interface DeliveryEvent {
  id: number;
  deliveryId: number;
  at: string;
  event: DeliveryEventName;
  fromState: DeliveryState | null;
  toState: DeliveryState | null;
  attempt: number | null;
  httpStatus: number | null;
  message: string | null;
}

export type NewDeliveryEvent = Pick<DeliveryEvent, 'deliveryId' | 'event'> &
  Partial<Omit<DeliveryEvent, 'id' | 'at'>>;

const NOTHING_SAID = {
  fromState: null,
  toState: null,
  attempt: null,
  httpStatus: null,
  message: null,
};

/** Append-only: what happened to deliveries, and when. */
export class DeliveryEvents {
  constructor(private readonly strapi: Core.Strapi) {}

  add(event: NewDeliveryEvent): Promise<void> {
    return this.addAll([event]);
  }

  /** One INSERT, without reading the rows back. */
  async addAll(events: readonly NewDeliveryEvent[]): Promise<void> {
    const at = new Date();
    if (events.length === 0) return;
    await this.#table.createMany({
      data: events.map((event) => ({ at, ...NOTHING_SAID, ...event })),
    });
  }

  of(deliveryId: number): Promise<DeliveryEvent[]> {
    return this.#table.findMany({ where: { deliveryId }, orderBy: { id: 'asc' } });
  }

  get #table(): Table<DeliveryEvent> {
    return tableOf<DeliveryEvent>(this.strapi, UIDS.deliveryEvent);
  }
}
