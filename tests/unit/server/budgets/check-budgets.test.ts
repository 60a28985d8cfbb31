import type { Budgets } from '../../../../contracts/budgets';
import { assertBudgets } from '../../../../server/src/services/budgets/check-budgets';

type PostBudget = Budgets['posts'][number];

const aBudget = (over: Partial<PostBudget> = {}): PostBudget => ({
  ...{ platform: null, per: 'day', posts: 10, mode: 'hard' },
  ...over,
});

const check = (...posts: PostBudget[]) => assertBudgets({ posts, money: null });

it('one budget for each platform and period is fine', () => {
  const some = [aBudget(), aBudget({ per: 'month' }), aBudget({ platform: 'x' })];
  expect(() => check(...some)).not.toThrow();
});

it.each([
  [null, 'all platforms together'],
  ['x', 'X'],
])('two budgets of the same posts (%s) are refused, whatever their mode', (platform, words) => {
  expect(() => check(aBudget({ platform }), aBudget({ platform, mode: 'soft' }))).toThrow(
    `budgets.posts.1: there is a budget for ${words} in a day already (budgets.posts.0). Keep one of them.`
  );
});

it('a platform that does not exist is refused with those that do', () => {
  expect(() => check(aBudget({ platform: 'myspace' }))).toThrow(
    /^budgets\.posts\.0\.platform: there is no platform "myspace"\. Choose x, /
  );
});
