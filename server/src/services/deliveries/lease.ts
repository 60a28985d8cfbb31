import type { PlatformId } from '../../platforms/contract';
import type { DeliveryState } from './state-machine';

/** The lease that a worker holds: every write of that worker carries its fencing token. */
export interface Lease {
  readonly deliveryId: number;
  readonly platform: PlatformId;
  readonly token: string;
  /** The state of the row as this holder last wrote it. */
  state: DeliveryState;
  /** Attempts so far, this one included. */
  readonly attempts: number;
}

/** Another worker, or a person, has taken the delivery over: stop writing. */
export class LeaseLostError extends Error {
  constructor(deliveryId: number) {
    super(`Delivery ${deliveryId} is no longer ours.`);
    this.name = 'LeaseLostError';
  }
}
