import { readRateLimit } from '../../../../server/src/platforms/bluesky/rate-limit';

const RESET_S = 1_795_352_400;
const headers = (limit: number, remaining: number, windowS?: number) => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(RESET_S),
  ...(windowS === undefined ? {} : { 'ratelimit-policy': `${limit};w=${windowS}` }),
});

const PUT = 'com.atproto.repo.putRecord';
const ends = { resetsAt: RESET_S * 1000 };

describe('the headers of an answer', () => {
  it('count a write in posts: three points each, in the window that is tightest', () => {
    expect(readRateLimit(headers(5000, 5, 3600), PUT)).toEqual({
      ...{ ruleId: 'posts', limit: 1666, remaining: 1, ...ends },
    });
    expect(readRateLimit(headers(35_000, 34_998, 86_400), PUT)).toEqual({
      ...{ ruleId: 'daily-posts', limit: 11_666, remaining: 11_666, ...ends },
    });
  });

  it('tell of calls in general where that is what they count', () => {
    const general = { ruleId: null, limit: 3000, remaining: 2000, ...ends };
    expect(readRateLimit(headers(3000, 2000, 300), 'app.bsky.feed.getPosts')).toEqual(general);
    // A write, too, while the general window is the tightest of all.
    expect(readRateLimit(headers(3000, 2000, 300), PUT)).toEqual(general);
  });

  it.each([
    ['of files', headers(1000, 0, 86_400), 'com.atproto.repo.uploadBlob'],
    ['of signing in', headers(30, 0, 300), 'com.atproto.server.createSession'],
    ['without a window', headers(5000, 0), PUT],
    ['without numbers', { 'ratelimit-policy': '5000;w=3600' }, PUT],
  ])('say nothing of posts: %s', (_, told, nsid) => {
    expect(readRateLimit(told, nsid)).toBeNull();
  });
});
