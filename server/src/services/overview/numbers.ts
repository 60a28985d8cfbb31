import type { Compared, OverviewView } from '../../../../contracts/overview';
import { BEFORE, type OutcomeCount } from './outcomes';

type Numbers = OverviewView['numbers'];

/** What needs a person. */
const PROBLEMS = ['failed', 'missed', 'unknown'];

type Test = (outcome: OutcomeCount) => boolean;

const isPublished: Test = ({ state }) => state === 'published';
const isProblem: Test = ({ state }) => PROBLEMS.includes(state);
const isPlatformFault: Test = (outcome) => outcome.isPlatformFault;

/** The numbers that compare two stretches of days. Pure. */
export const numbersOf = (outcomes: readonly OutcomeCount[]): Omit<Numbers, 'waiting' | 'held'> => {
  const now = outcomes.filter(({ day }) => day !== BEFORE);
  const before = outcomes.filter(({ day }) => day === BEFORE);
  const compared = (test: Test): Compared => ({ now: sum(now, test), before: sum(before, test) });
  return {
    published: compared(isPublished),
    successRate: { now: successRateOf(now), before: successRateOf(before) },
    platformFaults: compared(isPlatformFault),
    problems: compared(isProblem),
  };
};

/** The days of the chart. Pure. */
export const daysOf = (
  days: readonly { day: string }[],
  outcomes: readonly OutcomeCount[]
): OverviewView['days'] =>
  days.map(({ day }, place) => {
    const ofDay = outcomes.filter((outcome) => outcome.day === place);
    return { day, published: sum(ofDay, isPublished), problems: sum(ofDay, isProblem) };
  });

/** What is unknown may be published: it counts for neither side. */
const successRateOf = (outcomes: readonly OutcomeCount[]): number | null => {
  const published = sum(outcomes, isPublished);
  const ours = sum(
    outcomes,
    (one) => (one.state === 'failed' || one.state === 'missed') && !one.isPlatformFault
  );
  return published + ours === 0 ? null : published / (published + ours);
};

const sum = (outcomes: readonly OutcomeCount[], test: Test): number =>
  outcomes.filter(test).reduce((total, { count }) => total + count, 0);
