import type { Overrides } from '../../../../contracts/compositions';
import type { DistributionSource } from '../deliveries/delivery';
import type { EntryRef } from '../mappings/entry-loader';

/** One request: this entry to these targets, by this person or rule. */
export interface DispatchOrder {
  entry: EntryRef;
  /** Whose targets and links. @default the default site */
  siteId?: number;
  /** Null: the enabled targets of the site that serve the entry's language. */
  targetIds: readonly number[] | null;
  /** What a person changed, by target id. */
  overrides: Overrides;
  /** Takes the place of the site's campaign in links. @default the site's */
  campaign?: string | null;
  /** Also to targets that already got this version. */
  again: boolean;
  source: DistributionSource;
  /** The rule, schedule or bulk order behind it. @default a person */
  sourceId?: number | null;
  /** The plan that its deliveries belong to. @default none */
  scheduleId?: number | null;
  /** The wording, where it shall not be the one that is found by itself. @default found by itself */
  templateId?: number | null;
  /** Its deliveries wait for somebody who may approve. @default false */
  needsApproval?: boolean;
  requestedBy: string | null;
  idempotencyKey: string;
  /** Targets that ever got this entry in this locale are left out, whatever the version. */
  firstTimeOnly: boolean;
  /** When it is meant to go out; null: at once. */
  dueAt: Date | null;
}

export interface DispatchResult {
  distributionId: number | null;
  deliveryIds: number[];
  skipped: { targetId: number; reason: string }[];
}
