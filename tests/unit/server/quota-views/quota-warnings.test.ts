import { xDescriptor } from '../../../../server/src/platforms/x';
import {
  budgetPassed,
  nearlyUsed,
  wouldWait,
  type Whose,
} from '../../../../server/src/services/distributions/quota-warnings';

import { aConnection, aLimit, aMoneyBudget } from './a-standing';

const whose: Whose = {
  connection: aConnection(),
  descriptor: xDescriptor,
  site: { name: 'Harbour Light' } as Whose['site'],
};

it('a post that waits names its account, and the limit with its time', () => {
  const reason = 'X allows 100 posts in 15 minutes for @harbourlight; this one goes out at 14:20.';
  expect(wouldWait(whose, reason)).toEqual({
    ...{ severity: 'warning', code: 'QUOTA_WAITS', partIndex: null, fileId: null },
    message: `The post to @harbourlight on X would wait. ${reason}`,
  });
});

it.each([
  ['an account', aLimit(), '@harbourlight on X has used 85 of 100 posts in 15 minutes.'],
  [
    'an app',
    aLimit({ subject: 'app:x:1', id: 'app-posts', limit: 10_000, label: 'posts of all' }),
    'Your app at X has used 8500 of 10000 posts of all.',
  ],
  ['a site', aMoneyBudget(), 'Harbour Light has used 42.50 of 50.00 dollars in a month.'],
])('a limit of %s that is nearly used up says how much', (_, limit, words) => {
  const problem = nearlyUsed(whose, { limit, share: 0.85 });
  expect(problem.message).toBe(`${words} What goes beyond that waits.`);
});

it('a soft budget that is nearly used up does not threaten with a wait', () => {
  const problem = nearlyUsed(whose, { limit: aMoneyBudget({ mode: 'soft' }), share: 0.85 });
  expect(problem.message).toMatch(/What goes beyond that goes out all the same\.$/);
});

it('a soft budget that is passed says that the post goes out all the same', () => {
  expect(budgetPassed(whose, aMoneyBudget({ mode: 'soft' })).message).toBe(
    'With the post to @harbourlight on X Harbour Light goes beyond its budget of 50.00 dollars in a month. It goes out all the same; distribute later to keep to the budget.'
  );
});
