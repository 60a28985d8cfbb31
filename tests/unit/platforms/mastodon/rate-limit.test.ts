import { RateLimitMemory } from '../../../../server/src/platforms/mastodon/rate-limit';

const RESET = '2026-11-23T15:00:00.000000Z';
const headers = (limit: number, remaining: number) => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': RESET,
});
const ends = { resetsAt: Date.parse(RESET) };

it('what is said of posting and of calls in general is kept apart', () => {
  const memory = new RateLimitMemory();
  memory.observe(headers(300, 200), 'account');
  memory.observe(headers(300, 299), 'commit');
  memory.observe(headers(300, 150), 'read');
  expect(memory.statuses).toEqual([
    { ruleId: null, limit: 300, remaining: 150, ...ends },
    { ruleId: 'posts', limit: 300, remaining: 299, ...ends },
  ]);
});

it.each(['upload', 'remove', 'registration'] as const)(
  'a spent limit of "%s" is none of posts',
  (kind) => {
    const memory = new RateLimitMemory();
    memory.observe(headers(30, 0), kind);
    expect(memory.statuses).toEqual([]);
  }
);
