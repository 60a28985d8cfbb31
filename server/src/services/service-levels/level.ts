import {
  SERVICE_LEVELS,
  type ServiceLevel,
  type ServiceLevelId,
} from '../../../../contracts/service-levels';

/** What was seen in a span of time. */
export interface Measure {
  /** Null: there was no case. */
  value: number | null;
  cases: number;
}

export type Measures = Record<ServiceLevelId, Measure>;

type Goal = Pick<ServiceLevel, 'unit' | 'goal' | 'isAtMost' | 'minimum'>;

const share = (goal: number, minimum: number): Goal => ({
  ...{ unit: 'share', goal, minimum },
  isAtMost: false,
});

const withinMs = (goal: number, minimum: number): Goal => ({
  ...{ unit: 'ms', goal, minimum },
  isAtMost: true,
});

/** A goal of 99.9 % needs a thousand cases before one slip may be judged. */
export const GOALS: Readonly<Record<ServiceLevelId, Goal>> = {
  distribution: share(0.95, 20),
  signIns: share(0.98, 50),
  retries: share(0.8, 10),
  media: share(0.95, 20),
  aiApproval: share(0.85, 20),
  aiTime: withinMs(2_000, 20),
  apiTime: withinMs(300, 100),
  queue: share(0.999, 1_000),
  webhooks: share(0.99, 100),
  errors: { unit: 'share', goal: 0.02, isAtMost: true, minimum: 100 },
};

/** Smaller changes, as a part of the value, are no trend. */
const NO_TREND = 0.01;

/** What was measured, held against what we promise. */
export const judge = (whole: Measures, recent: Measures): ServiceLevel[] =>
  SERVICE_LEVELS.map((id) => {
    const goal = GOALS[id];
    const { value, cases } = whole[id];
    return { id, ...goal, value, cases, ...verdictOf(goal, whole[id], recent[id]) };
  });

const verdictOf = (
  goal: Goal,
  whole: Measure,
  recent: Measure
): Pick<ServiceLevel, 'state' | 'trend'> => {
  const { value } = whole;
  if (value === null || whole.cases < goal.minimum) return { state: 'not_enough', trend: null };
  const isMet = goal.isAtMost ? value <= goal.goal : value >= goal.goal;
  return { state: isMet ? 'met' : 'missed', trend: trendOf(goal, value, recent) };
};

const trendOf = (goal: Goal, value: number, recent: Measure): ServiceLevel['trend'] => {
  if (recent.value === null || recent.cases < goal.minimum) return null;
  const change = recent.value - value;
  if (Math.abs(change) <= NO_TREND * Math.max(value, recent.value)) return 'same';
  return change > 0 === goal.isAtMost ? 'worse' : 'better';
};
