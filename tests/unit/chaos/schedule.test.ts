import { DELIVERY_STEPS } from '../../../server/src/services/deliveries/delivery-steps';
import { articlesFor } from '../../chaos/articles';
import { lostAnswers } from '../../chaos/lost-answers';
import { scheduleOf, type ScheduleArgs } from '../../chaos/schedule';

const args = (over: Partial<ScheduleArgs> = {}): ScheduleArgs => ({
  seed: 7,
  publishes: 1000,
  backend: 'redis',
  ...over,
});

const stepsOf = (over: Partial<ScheduleArgs> = {}) =>
  scheduleOf(args(over)).kills.map(({ step }) => step);

describe('the schedule of a chaos run', () => {
  it('is the same for the same seed', () => {
    expect(scheduleOf(args())).toEqual(scheduleOf(args()));
    expect(articlesFor(50, 7)).toEqual(articlesFor(50, 7));
  });

  it('is another for another seed', () => {
    const [one, other] = [scheduleOf(args()), scheduleOf(args({ seed: 8 }))];
    expect(one.kills).not.toEqual(other.kills);
    expect(one.blows).not.toEqual(other.blows);
    expect(articlesFor(50, 7)).not.toEqual(articlesFor(50, 8));
  });

  it.each([20, 150, 1000])('kills at every step of the engine with %i publishes', (publishes) => {
    expect(new Set(stepsOf({ publishes }))).toEqual(new Set(DELIVERY_STEPS));
  });

  it('goes through all steps before it comes to one again', () => {
    const steps = stepsOf();
    expect(steps.length).toBeGreaterThan(DELIVERY_STEPS.length);
    for (let from = 0; from < steps.length; from += DELIVERY_STEPS.length) {
      const round = steps.slice(from, from + DELIVERY_STEPS.length);
      expect(new Set(round).size).toBe(DELIVERY_STEPS.length);
    }
  });

  it.each(['embedded', 'redis', 'postgres'] as const)(
    'wipes the %s queue and restarts Strapi before everything is published',
    (backend) => {
      const { blows } = scheduleOf(args({ backend, publishes: 150 }));
      expect(blows.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['wipe-queue', 'stop-strapi'])
      );
      const times = blows.map(({ afterPublishes }) => afterPublishes);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(Math.max(...times)).toBeLessThan(150);
    }
  );

  it('writes no text twice', () => {
    const articles = articlesFor(1000, 7);
    expect(new Set(articles.map(({ title }) => title)).size).toBe(1000);
    expect(new Set(articles.map(({ slug }) => slug)).size).toBe(1000);
  });
});

describe('the lost answers of a chaos run', () => {
  /** Share of all calls that a fault takes, given that those before it are drawn first. */
  const sharesOf = (platform: string) => {
    let left = 1;
    const shares: Record<string, number> = {};
    for (const fault of lostAnswers().filter((one) => one.platform === platform)) {
      const share = left * (fault.probability ?? 1);
      left -= share;
      shares[fault.kind] = Number(share.toFixed(6));
    }
    return shares;
  };

  it.each(['x', 'linkedin', 'bluesky'])('take 10, 5 and 5 % of the commits on %s', (platform) => {
    expect(sharesOf(platform)).toMatchObject({
      'commit-then-drop': 0.05,
      'commit-then-cut': 0.05,
      'drop-before': 0.05,
      'commit-then-status': 0.05,
    });
  });
});
