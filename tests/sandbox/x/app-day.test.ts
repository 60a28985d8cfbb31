import { connectedAdapter, type Connected } from './connected-adapter';
import { XSession } from './x-session';

let x: XSession;
let us: Connected;

beforeEach(async () => {
  x = await XSession.start();
  us = connectedAdapter(x);
  x.configure({ appPostsPerDay: 1 });
});
afterEach(() => x.close());

const post = (text: string) => us.adapter.publish(us.request({ texts: [text] }));
const told = () => us.adapter.getRateLimitStatus();

describe('the posts of all users of an app in a day', () => {
  it('are told beside those of the account', async () => {
    await post('The one of the day');
    expect(told()).toMatchObject([
      { ruleId: 'posts', limit: 100, remaining: 99 },
      { ruleId: 'app-posts', limit: 1, remaining: 0 },
    ]);
  });

  it('hold a post of another user back, until the day ends', async () => {
    await post('The one of the day');
    const other = connectedAdapter(x, 'mossandkettle');
    const failure: unknown = await other.adapter
      .publish(other.request({ texts: ['One too many'] }))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ family: 'rate_limited' });
    const { until } = (failure as { failure: { until: number } }).failure;
    expect(until - x.world.clock.now()).toBeGreaterThan(23 * 3_600_000);
    expect(other.adapter.getRateLimitStatus()).toMatchObject([
      { ruleId: 'posts', remaining: 99 },
      { ruleId: 'app-posts', remaining: 0 },
    ]);
  });

  it('are not told where the headers are missing, and hold all the same', async () => {
    x.configure({ appDayHeaders: false });
    await post('The one of the day');
    expect(told()).toMatchObject([{ ruleId: 'posts' }]);
    await expect(post('One too many')).rejects.toMatchObject({ family: 'rate_limited' });
  });
});
