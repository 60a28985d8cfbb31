import { channel } from 'node:diagnostics_channel';

/** Name of the `node:diagnostics_channel` on which the engine tells each step it has reached. */
export const STEP_CHANNEL = 'social-distribution:step';

/** The instants between which a process can die, in the order of a delivery's life. */
export const DELIVERY_STEPS = [
  /** The outbox row is read; its rules are not applied yet. */
  'outbox-read',
  /** The rules are applied; the outbox row is still there. */
  'outbox-applied',
  /** The delivery is ours: state `preparing`, under a lease. */
  'claimed',
  /** A remote handle (media id, record key…) was stored. */
  'handle-stored',
  /** State `committing` is stored; the call comes next. */
  'commit-marked',
  /** The platform has answered the call; nothing of the answer is stored. */
  'commit-answered',
  /** The remote id is stored; the delivery is not yet `published`. */
  'commit-stored',
  'published',
  /** A failed attempt is stored. */
  'failure-stored',
  /** A lost answer is stored as doubt. */
  'doubt-stored',
  /** A doubtful delivery is ours; the platform was not asked yet. */
  'doubt-claimed',
  /** The platform has said whether it is there; that is not stored. */
  'doubt-answered',
  'doubt-settled',
] as const;

export type DeliveryStep = (typeof DELIVERY_STEPS)[number];

export interface StepMessage {
  step: DeliveryStep;
  /** Null for steps of the outbox. */
  deliveryId: number | null;
}

const steps = channel(STEP_CHANNEL);

/** Tells subscribers (tracing, chaos runs) where the engine is; costs nothing without any. */
export const reached = (step: DeliveryStep, deliveryId: number | null): void => {
  if (steps.hasSubscribers) steps.publish({ step, deliveryId } satisfies StepMessage);
};
