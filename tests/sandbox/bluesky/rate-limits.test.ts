import { aPng, aPost, BlueskyUnderTest, HANDLE, POSTS, type Session } from './bluesky-under-test';

const RKEY = '3n2vsorxggs2g';

describe('Bluesky sandbox: rate limits', () => {
  let bluesky: BlueskyUnderTest;
  let session: Session;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    session = await bluesky.signIn();
  });
  afterEach(() => bluesky.close());

  const remaining = (headers: Headers) => Number(headers.get('ratelimit-remaining'));

  it('charges 3 for a create, 2 for a put even as a no-op, 1 for a delete', async () => {
    const left = [
      await bluesky.create(session, aPost()),
      await bluesky.put(session, RKEY, aPost()),
      await bluesky.put(session, RKEY, aPost()),
      await bluesky.procedure('com.atproto.repo.deleteRecord', {
        token: session.accessJwt,
        json: { repo: session.did, collection: POSTS, rkey: RKEY },
      }),
    ].map(({ headers }) => remaining(headers));
    expect(left).toEqual([4997, 4995, 4993, 4992]);
  });

  it('names limit, policy and reset in headers', async () => {
    const before = Math.floor(bluesky.world.clock.now() / 1000);
    const { headers } = await bluesky.create(session, aPost());
    expect(headers.get('ratelimit-limit')).toBe('5000');
    expect(headers.get('ratelimit-policy')).toBe('5000;w=3600');
    const resetS = Number(headers.get('ratelimit-reset'));
    expect(resetS).toBeGreaterThanOrEqual(before + 3600);
    expect(resetS).toBeLessThanOrEqual(before + 3605);
  });

  it('answers 429 without Retry-After when the hour is used up, until it is over', async () => {
    bluesky.act('configure', { writePointsPerHour: 5 });
    expect((await bluesky.create(session, aPost())).status).toBe(200);
    const refused = await bluesky.create(session, aPost({ text: 'b' }));
    expect(refused.status).toBe(429);
    expect(refused.json).toEqual({
      error: 'RateLimitExceeded',
      message: 'Rate Limit Exceeded',
    });
    expect(refused.headers.get('retry-after')).toBeNull();
    expect(remaining(refused.headers)).toBe(0);
    expect(bluesky.world.ledger.summary().posts).toBe(1);
    bluesky.world.clock.advance(3_601_000);
    expect((await bluesky.create(session, aPost({ text: 'c' }))).status).toBe(200);
  });

  it('speaks of the day when the day is tighter', async () => {
    bluesky.act('configure', { writePointsPerDay: 4 });
    const { headers } = await bluesky.create(session, aPost());
    expect(headers.get('ratelimit-policy')).toBe('4;w=86400');
    bluesky.world.clock.advance(3_601_000);
    expect((await bluesky.create(session, aPost())).status).toBe(429);
  });

  it('lets an account sign in 30 times in five minutes', async () => {
    const statuses: number[] = [];
    for (let call = 0; call < 30; call += 1)
      statuses.push((await bluesky.createSession(HANDLE, 'wrong')).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(29);
    expect(statuses.at(-1)).toBe(429);
    expect((await bluesky.createSession('quillfenbooks.test', 'wrong')).status).toBe(401);
    bluesky.world.clock.advance(300_000);
    expect((await bluesky.createSession(HANDLE, 'wrong')).status).toBe(401);
  });

  it('limits uploads per day and requests per five minutes', async () => {
    bluesky.act('configure', { uploadsPerDay: 1 });
    expect((await bluesky.upload(session, aPng(9), 'image/png')).status).toBe(200);
    expect((await bluesky.upload(session, aPng(9), 'image/png')).status).toBe(429);
    bluesky.act('configure', { requestsPerFiveMinutes: 3 });
    expect((await bluesky.query('com.atproto.server.describeServer')).status).toBe(429);
  });

  it('can be switched off', async () => {
    bluesky.act('configure', { rateLimitsEnabled: false, writePointsPerHour: 1 });
    const { status, headers } = await bluesky.create(session, aPost());
    expect(status).toBe(200);
    expect(headers.get('ratelimit-limit')).toBeNull();
  });
});
