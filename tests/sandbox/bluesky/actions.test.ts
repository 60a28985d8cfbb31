import { makeVideo } from '../../../conformance/src/make-video';
import {
  aPng,
  aPost,
  BlueskyUnderTest,
  HANDLE,
  OTHER_HANDLE,
  type Json,
} from './bluesky-under-test';

interface Issued {
  account: Json;
  credentials: { accessToken: string; refreshToken: string; expiresAt: string; password: string };
}

const HOUR_MS = 3_600_000;

describe('Bluesky sandbox: what tests may do', () => {
  let bluesky: BlueskyUnderTest;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
  });
  afterEach(() => bluesky.close());

  const issue = (input: Json = {}) => bluesky.act('issue-token', input) as Issued;

  it('issues an account and credentials that open it', async () => {
    const { account, credentials } = issue({ account: OTHER_HANDLE });
    expect(account).toMatchObject({
      handle: OTHER_HANDLE,
      kind: 'person',
      profileUrl: `${bluesky.url}/profile/${String(account.id)}`,
    });
    expect(credentials).toMatchObject({ scopes: [], serviceUrl: bluesky.url });
    const nsid = 'com.atproto.server.getSession';
    expect((await bluesky.query(nsid, '', credentials.accessToken)).json.did).toBe(account.id);
    const end = Date.parse(credentials.expiresAt) - bluesky.world.clock.now();
    expect(Math.abs(end - 2 * HOUR_MS)).toBeLessThan(2000);
    const refreshed = await bluesky.procedure('com.atproto.server.refreshSession', {
      token: credentials.refreshToken,
    });
    expect(refreshed.status).toBe(200);
    expect((await bluesky.createSession(OTHER_HANDLE, credentials.password)).status).toBe(200);
  });

  it('issues credentials also after all app passwords were revoked', async () => {
    bluesky.act('revoke-tokens');
    bluesky.world.clock.advance(1000);
    const { account, credentials } = issue();
    expect(account.handle).toBe(HANDLE);
    const nsid = 'com.atproto.server.getSession';
    expect((await bluesky.query(nsid, '', credentials.accessToken)).status).toBe(200);
  });

  it('names an account that does not exist', () => {
    expect(() => issue({ account: 'nobody.test' })).toThrow('nobody.test');
  });

  it('lists what readers see, oldest first, with media, cards and answers', async () => {
    const session = await bluesky.signIn();
    const image = (await bluesky.upload(session, aPng(50), 'image/png')).json.blob;
    const film = (await bluesky.upload(session, await makeVideo({ seconds: 1 }), 'video/mp4')).json;
    const { json: first } = await bluesky.create(
      session,
      aPost({
        text: 'pictures',
        embed: { $type: 'app.bsky.embed.images', images: [{ image, alt: 'Quay' }] },
      })
    );
    const ref = { uri: first.uri, cid: first.cid };
    bluesky.world.clock.advance(1000);
    await bluesky.create(
      session,
      aPost({
        text: 'film',
        createdAt: '2026-11-22T12:00:01.000Z',
        reply: { root: ref, parent: ref },
        embed: { $type: 'app.bsky.embed.video', video: film.blob, alt: 'Ferry' },
      })
    );
    await bluesky.create(
      session,
      aPost({
        text: 'card',
        createdAt: '2026-11-22T12:00:02.000Z',
        embed: {
          $type: 'app.bsky.embed.external',
          external: { uri: 'https://quay.test/a', title: 'A', description: '' },
        },
      })
    );
    const posts = bluesky.act('posts') as Json[];
    const common = { format: 'feed', link: null, media: [], replyTo: null };
    expect(posts).toMatchObject([
      { ...common, text: 'pictures', media: [{ kind: 'image', altText: 'Quay' }] },
      { ...common, text: 'film', replyTo: first.uri, media: [{ kind: 'video', altText: 'Ferry' }] },
      { ...common, text: 'card', link: 'https://quay.test/a' },
    ]);
    expect(posts[0]?.id).toBe(first.uri);
    const page = await bluesky.html(String(posts[0]?.url).replace(bluesky.url, ''));
    expect([page.status, page.html.includes('pictures')]).toEqual([200, true]);
  });

  it('exhausts the writes of an account until its hour is over', async () => {
    bluesky.act('configure', { rateLimitsEnabled: false });
    bluesky.act('exhaust-quota', { account: HANDLE });
    const session = await bluesky.signIn();
    const refused = await bluesky.create(session, aPost());
    expect([refused.status, refused.json.error]).toEqual([429, 'RateLimitExceeded']);
    const reset = Number(refused.headers.get('ratelimit-reset')) * 1000;
    expect(reset - bluesky.world.clock.now()).toBeGreaterThan(0);
    const other = await bluesky.signIn(OTHER_HANDLE);
    expect((await bluesky.create(other, aPost())).status).toBe(200);
    bluesky.world.clock.advance(HOUR_MS + 1000);
    expect((await bluesky.create(session, aPost())).status).toBe(200);
  });

  it('lets counts grow with time, never shrink, until they are set', async () => {
    const session = await bluesky.signIn();
    const { json } = await bluesky.create(session, aPost());
    const uri = String(json.uri);
    const counts = async () => {
      const search = `?uris=${encodeURIComponent(uri)}`;
      const { posts } = (await bluesky.query('app.bsky.feed.getPosts', search)).json;
      return (posts as { likeCount: number; repostCount: number; bookmarkCount: number }[])[0];
    };
    expect(await counts()).toMatchObject({ likeCount: 0, repostCount: 0, bookmarkCount: 0 });
    const likes: number[] = [];
    for (let day = 0; day < 4; day += 1) {
      bluesky.world.clock.advance(6 * HOUR_MS);
      likes.push((await counts())?.likeCount ?? 0);
    }
    expect([...likes].sort((a, b) => a - b)).toEqual(likes);
    expect(likes.at(-1)).toBeGreaterThan(likes[0] ?? 0);
    bluesky.act('set-engagement', { uri, likeCount: 7 });
    bluesky.world.clock.advance(24 * HOUR_MS);
    expect(await counts()).toMatchObject({ likeCount: 7, repostCount: 0 });
  });

  it('takes up a state that an older sandbox left', async () => {
    const state = bluesky.world.state<Record<string, Json>>(() => ({}));
    delete state.videoJobs;
    delete state.knobs?.videosPerDay;
    const { createBlueskySandbox } = await import('../../../sandbox/src/bluesky');
    createBlueskySandbox(bluesky.world);
    expect(state).toMatchObject({ videoJobs: {}, knobs: { videosPerDay: 25 } });
  });
});
