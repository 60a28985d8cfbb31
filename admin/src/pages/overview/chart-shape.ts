import type { OverviewView } from '../../../../contracts/overview';

/** A day's bar, in the units of the drawing. */
export interface Bar {
  day: string;
  x: number;
  /** What went out, from the ground up. */
  published: { y: number; height: number };
  /** What did not, on top of it. */
  problems: { y: number; height: number };
}

export interface ChartShape {
  width: number;
  height: number;
  barWidth: number;
  bars: Bar[];
  /** Lines across, from the ground up. */
  lines: { y: number; value: number }[];
}

const WIDTH = 720;
const HEIGHT = 160;
/** Of the room of a day. */
const BAR_SHARE = 0.7;
/** A single post among many must be seen, too. */
const MIN_HEIGHT = 2;

/** The next higher round number: 1, 2, 5, 10, 20, 50… */
export const roundedUp = (value: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const step = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
};

/** Where everything stands in the chart of posts per day. Pure. */
export const chartShape = (days: OverviewView['days']): ChartShape => {
  const top = roundedUp(
    Math.max(1, ...days.map(({ published, problems }) => published + problems))
  );
  const room = WIDTH / Math.max(1, days.length);
  const heightOf = (count: number) =>
    count === 0 ? 0 : Math.max(MIN_HEIGHT, (count / top) * HEIGHT);
  const bars = days.map(({ day, published, problems }, place) => {
    const [lower, upper] = [heightOf(published), heightOf(problems)];
    return {
      day,
      x: place * room + (room * (1 - BAR_SHARE)) / 2,
      published: { y: HEIGHT - lower, height: lower },
      problems: { y: HEIGHT - lower - upper, height: upper },
    };
  });
  // Nobody publishes half a post.
  const values = top % 2 === 0 ? [0, top / 2, top] : [0, top];
  return {
    ...{ width: WIDTH, height: HEIGHT, barWidth: room * BAR_SHARE, bars },
    lines: values.map((value) => ({ value, y: HEIGHT - (value / top) * HEIGHT })),
  };
};
