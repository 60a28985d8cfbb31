import { aPhoto } from './sample-media';
import { dataOf, listOf, XSession } from './x-session';

let x: XSession;
beforeEach(async () => {
  x = await XSession.start();
});
afterEach(() => x.close());

interface Connection {
  account: { id: string; handle: string; traits: Record<string, string> };
  credentials: { accessToken: string; refreshToken: string; scopes: string[]; expiresAt: string };
}

const act = (name: string, input: Record<string, unknown> = {}): unknown =>
  x.platform.actions[name]?.(input);
const connect = (account?: string): Connection =>
  act('issue-token', account === undefined ? {} : { account }) as Connection;

describe('issue-token', () => {
  it('gives what a consent would have given', async () => {
    const { account, credentials } = connect();
    const me = await x.api(credentials.accessToken, 'GET', '/2/users/me');
    expect(dataOf(me)).toMatchObject({ id: account.id, username: account.handle });
    expect(Date.parse(credentials.expiresAt) - x.world.clock.now()).toBeGreaterThan(7_190_000);
    const refreshed = await x.token({
      grant_type: 'refresh_token',
      refresh_token: credentials.refreshToken,
    });
    expect(String(refreshed.body.scope).split(' ')).toEqual(credentials.scopes);
  });

  it('knows accounts by id and by handle, and no others', () => {
    expect(connect('mossandkettle').account.traits).toEqual({
      subscriptionType: 'Premium',
      verifiedType: 'blue',
    });
    expect(connect(x.accountId(2)).account.handle).toBe('orbitalgardens');
    expect(() => connect('nobody')).toThrow('No account nobody.');
  });
});

describe('posts', () => {
  it('tells what is visible, oldest first', async () => {
    const { accessToken } = connect().credentials;
    const photo = await x.upload(accessToken, await aPhoto());
    const metadata = { alt_text: { text: 'The quay' } };
    await x.api(accessToken, 'POST', '/2/media/metadata', { id: photo, metadata });
    const one = await x.postId(accessToken, {
      text: 'See example.com',
      media: { media_ids: [photo] },
      made_with_ai: true,
      reply_settings: 'verified',
    });
    const two = await x.postId(accessToken, {
      text: 'Which?',
      poll: { options: ['Tea', 'Rum'], duration_minutes: 30 },
      reply: { in_reply_to_tweet_id: one },
    });
    const gone = await x.postId(accessToken, { text: 'short life' });
    await x.api(accessToken, 'DELETE', `/2/tweets/${gone}`);
    expect(act('posts')).toEqual([
      {
        id: one,
        url: `${x.url}/harbourlight/status/${one}`,
        text: 'See example.com',
        media: [{ kind: 'image', altText: 'The quay' }],
        link: 'http://example.com',
        replyTo: null,
        format: 'feed',
        poll: null,
        replySettings: 'verified',
        labels: ['Made with AI'],
      },
      expect.objectContaining({
        id: two,
        media: [],
        link: null,
        replyTo: one,
        poll: { choices: ['Tea', 'Rum'], minutes: 30 },
      }),
    ]);
  });
});

describe('exhaust-quota', () => {
  it('lets the next post meet 429, of one account or of all, until the window ends', async () => {
    const [one, other] = [connect(), connect('mossandkettle')];
    const status = async ({ credentials }: Connection, text: string): Promise<number> =>
      (await x.post(credentials.accessToken, { text })).status;
    expect(act('exhaust-quota', { account: 'harbourlight' })).toEqual({
      exhausted: ['harbourlight'],
    });
    expect([await status(one, 'a'), await status(other, 'b')]).toEqual([429, 201]);
    x.world.clock.advance(900_000);
    expect(await status(one, 'a')).toBe(201);
    act('exhaust-quota');
    expect([await status(one, 'c'), await status(other, 'd')]).toEqual([429, 429]);
  });
});

describe('metrics', () => {
  const PATH = '/2/tweets?tweet.fields=public_metrics,non_public_metrics&ids=';

  it('grow with the clock, the same for the same post', async () => {
    const { accessToken } = connect().credentials;
    const id = await x.postId(accessToken, { text: 'tide table https://example.com' });
    const numbers = async (): Promise<Record<string, number>> => {
      const [post] = listOf(await x.api(accessToken, 'GET', PATH + id));
      return { ...(post?.public_metrics as object), ...(post?.non_public_metrics as object) };
    };
    expect((await numbers()).impression_count).toBe(0);
    x.world.clock.advance(3_600_000);
    const early = await numbers();
    expect(await numbers()).toEqual(early);
    x.world.clock.advance(3_600_000 / 2);
    const later = await numbers();
    expect(Number(later.impression_count)).toBeGreaterThan(Number(early.impression_count));
    expect(Number(later.like_count)).toBeGreaterThan(0);
    expect(Number(later.url_link_clicks)).toBeGreaterThan(0);
  });

  it('are kept as somebody set them', async () => {
    const { accessToken } = connect().credentials;
    const id = await x.postId(accessToken, { text: 'tide table' });
    act('set-metrics', { id, impressions: 7 });
    x.world.clock.advance(3_600_000);
    const [post] = listOf(await x.api(accessToken, 'GET', PATH + id));
    expect(post?.public_metrics).toMatchObject({ impression_count: 7, like_count: 0 });
  });

  it('of a post older than 30 days hide it, or only the private ones, as configured', async () => {
    const id = await x.postId(connect().credentials.accessToken, { text: 'old news' });
    x.world.clock.advance(31 * 86_400_000);
    const { accessToken } = connect().credentials;
    const beside = await x.api(accessToken, 'GET', PATH + id);
    expect(listOf(beside)[0]).toHaveProperty('public_metrics');
    expect(listOf(beside)[0]).not.toHaveProperty('non_public_metrics');
    x.configure({ deniedMetrics: 'instead-of-data' });
    const instead = await x.api(accessToken, 'GET', PATH + id);
    expect(instead.body).not.toHaveProperty('data');
    expect(JSON.stringify(instead.body.errors)).toContain('not-authorized-for-field');
  });
});

describe('polls', () => {
  it('are drawn with votes that come with the clock', async () => {
    const { accessToken } = connect().credentials;
    const poll = { options: ['Tea <hot>', 'Rum'], duration_minutes: 120 };
    await x.postId(accessToken, { text: 'Which?', poll });
    const page = async (): Promise<string> => (await fetch(x.url)).text();
    expect(await page()).toContain('0 votes');
    expect(await page()).toContain('Tea &lt;hot&gt;');
    x.world.clock.advance(3_600_000);
    expect(await page()).toMatch(/\b[1-9]\d* votes/);
    expect(await page()).toContain('1h left');
    x.world.clock.advance(3_600_000);
    expect(await page()).toContain('Final results');
  });
});
