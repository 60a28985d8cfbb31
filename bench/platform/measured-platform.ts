import type { AdminClient } from '../../scripts/person/admin-client';
import type { Arrival } from './instant-platform';

/** What the measured posts go to. */
export interface MeasuredPlatform {
  /** Tells the playground where it is. */
  env: Readonly<Record<string, string>>;
  /** Connects its accounts the way a person does. */
  connectAccounts(person: AdminClient): Promise<void>;
  /** Posts so far. */
  count(): Promise<number>;
  /** Posts from the given one on, in the order in which they arrived. */
  arrivalsFrom(index: number): Promise<Arrival[]>;
  stop(): Promise<void>;
}
