import { SeededRandom } from '../../sandbox/src/kernel/random';
import type { QueueBackend } from '../../server/src/queue/distribution-queue';
import {
  DELIVERY_STEPS,
  type DeliveryStep,
} from '../../server/src/services/deliveries/delivery-steps';

/** "Die the n-th time this step is reached." Carried out by kill-at-step.cjs. */
export interface KillOrder {
  step: DeliveryStep;
  nth: number;
}

/** What the runner does once so many publishes are acknowledged. */
export interface Blow {
  afterPublishes: number;
  kind: 'wipe-queue' | 'stop-strapi' | 'kill-strapi';
}

export interface Schedule {
  /** In the order in which workers receive them; each step once per round. */
  kills: readonly KillOrder[];
  /** By publish, ascending. */
  blows: readonly Blow[];
}

export interface ScheduleArgs {
  seed: number;
  publishes: number;
  backend: QueueBackend;
}

/** One round of kills costs restarts of half a minute in all, so long runs get more of them. */
const PUBLISHES_PER_ROUND = 500;
const MAX_ROUNDS = 3;
/** A publish makes three deliveries, of which one in five loses an answer, as the faults say. */
const PER_PUBLISH: Readonly<Record<DeliveryStep, number>> = {
  'outbox-read': 1,
  'outbox-applied': 1,
  claimed: 3,
  'handle-stored': 1,
  'commit-marked': 3,
  'commit-answered': 2,
  'commit-stored': 2,
  published: 2,
  'failure-stored': 0.06,
  'doubt-stored': 0.5,
  'doubt-claimed': 0.5,
  'doubt-answered': 0.5,
  'doubt-settled': 0.5,
};
/** A round begins with what happens least, so that it has the most time to happen. */
const RAREST = 'failure-stored' satisfies DeliveryStep;
/** Share of the work of one kill's stretch after which it has struck at the latest. */
const EARLY = 0.5;

/** Everything that goes wrong on purpose apart from lost answers; the same seed, the same schedule. */
export const scheduleOf = ({ seed, publishes, backend }: ScheduleArgs): Schedule => {
  const random = new SeededRandom(seed);
  const rounds = Math.min(MAX_ROUNDS, Math.max(1, Math.round(publishes / PUBLISHES_PER_ROUND)));
  const stretch = publishes / (rounds * DELIVERY_STEPS.length);
  const others = DELIVERY_STEPS.filter((step) => step !== RAREST);
  const kills = Array.from({ length: rounds }, (): DeliveryStep[] => [
    RAREST,
    ...shuffled(others, random),
  ])
    .flat()
    .map((step) => {
      const latest = Math.max(1, Math.floor(PER_PUBLISH[step] * stretch * EARLY));
      return { step, nth: 1 + random.integer(latest) };
    });
  return { kills, blows: blowsOf({ publishes, backend, rounds }, random) };
};

const blowsOf = (
  { publishes, backend, rounds }: { publishes: number; backend: QueueBackend; rounds: number },
  random: SeededRandom
): Blow[] => {
  // The embedded queue's workers live in Strapi: each of their kills is a kill of Strapi already.
  const kinds: Blow['kind'][] =
    backend === 'embedded'
      ? ['stop-strapi', 'wipe-queue']
      : ['stop-strapi', 'wipe-queue', 'kill-strapi'];
  const all = Array.from({ length: Math.min(rounds, 2) }, () => kinds).flat();
  return all.map((kind, place) => {
    const part = (place + 0.5 + random.float() * 0.8) / (all.length + 0.5);
    return { kind, afterPublishes: Math.max(1, Math.floor(part * publishes)) };
  });
};

const shuffled = <T>(items: readonly T[], random: SeededRandom): T[] => {
  const left = [...items];
  return items.flatMap(() => left.splice(random.integer(left.length), 1));
};
