import { postsNeeded } from '../../../../../server/src/services/experiments/statistics/posts-needed';
import { runExperiment, type RunEnd, type RunOptions, type World } from './run-experiment';
import { SeededDraws } from './seeded-draws';

const RUNS = 2_000;
const SEED = 20_261_123;
const WORTH = 0.2;

/** Accounts of different sizes; a post's appeal varies by two thirds of its mean, its audience by more. */
const WORLD: World = {
  effects: [1, 1],
  measure: 'rate',
  appealSpread: 0.6,
  audienceSpread: 0.8,
  targets: [
    { impressions: 2_500, rate: 0.02 },
    { impressions: 900, rate: 0.045 },
    { impressions: 6_000, rate: 0.012 },
    { impressions: 1_500, rate: 0.03 },
  ],
};

/** Without impressions a count carries the audience's spread, too. */
const COUNTS: World = { ...WORLD, measure: 'count' };

const STATED = postsNeeded({ lift: WORTH, variants: 2, alpha: 0.05 });

interface Row {
  name: string;
  winners: number;
  /** Of runs with a winner; those that name another variant than the better one. */
  wrong: number;
  medianPosts: number;
}

const table: Row[] = [];

afterAll(() => {
  const lines = table.map(
    ({ name, winners, wrong, medianPosts }) =>
      `${name.padEnd(46)} ${percent(winners)} winner  ${percent(wrong)} wrong  median ${medianPosts} posts each`
  );
  process.stdout.write(`\n${RUNS} experiments each, looked at after every round:\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
});

const simulate = (
  name: string,
  world: World,
  options: Partial<RunOptions>,
  better: number | null
): Row => {
  const draws = new SeededDraws(SEED);
  const run = { worth: WORTH, minimumPosts: 30, mostPosts: 1_000, ...options };
  const ends = Array.from({ length: RUNS }, () => runExperiment(world, run, draws));
  const row = {
    name,
    winners: shareOf(ends, ({ winner }) => winner !== null),
    wrong: shareOf(ends, ({ winner }) => winner !== null && winner !== better),
    medianPosts: ends.map(({ posts }) => posts).sort((one, other) => one - other)[RUNS / 2] ?? 0,
  };
  table.push(row);
  return row;
};

const shareOf = (ends: readonly RunEnd[], test: (end: RunEnd) => boolean): number =>
  ends.filter(test).length / ends.length;

const percent = (share: number): string => `${(share * 100).toFixed(1).padStart(5)} %`;

it('names a winner between equals in at most 5 % of experiments, however often one looks', () => {
  expect(simulate('A/A, per impression, 1,000 posts each', WORLD, {}, null).wrong).toBeLessThan(
    0.05
  );
});

it('does so for counts per post, which vary much more', () => {
  expect(
    simulate(`A/A, per post, ${STATED} posts each`, COUNTS, { mostPosts: STATED }, null).wrong
  ).toBeLessThan(0.05);
});

it('does so among four variants', () => {
  const world = { ...WORLD, effects: [1, 1, 1, 1] };
  const { wrong } = simulate(
    'A/A/A/A, per impression, 100 posts each',
    world,
    { mostPosts: 100 },
    null
  );
  expect(wrong).toBeLessThan(0.05);
});

it('does so when a person takes the smallest minimum there is', () => {
  const options = { minimumPosts: 20, mostPosts: 200 };
  const { wrong } = simulate('A/A, per impression, from 20 posts on', WORLD, options, null);
  expect(wrong).toBeLessThan(0.05);
});

it('finds a lift of 20 % with the stated number of posts in at least 80 % of experiments', () => {
  const world = { ...WORLD, effects: [1, 1.2] };
  const name = `A/B +20 %, per impression, ${STATED} posts each`;
  const { winners, wrong } = simulate(name, world, { mostPosts: STATED }, 1);
  expect(winners - wrong).toBeGreaterThanOrEqual(0.8);
});
