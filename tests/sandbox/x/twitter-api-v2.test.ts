import { Agent } from 'node:http';

import { TwitterApi, type ITwitterApiClientPlugin } from 'twitter-api-v2';

import { aPhoto, aVideo } from './sample-media';
import { ALL_SCOPES, REDIRECT_URI, X_APP, XSession } from './x-session';

// A client that nobody here wrote, with its addresses pointed at the sandbox.
let x: XSession;
beforeEach(async () => {
  x = await XSession.start();
});
afterEach(() => x.close());

const redirectToSandbox = (): ITwitterApiClientPlugin => ({
  onBeforeRequestConfig({ params }) {
    params.url = params.url.replace('https://api.x.com', x.url);
  },
});

const settings = (): object => ({ httpAgent: new Agent(), plugins: [redirectToSandbox()] });

const logIn = async (): Promise<{ client: TwitterApi; refreshToken: string }> => {
  const { clientId, clientSecret } = X_APP;
  const client = new TwitterApi({ clientId, clientSecret }, settings());
  const link = client.generateOAuth2AuthLink(REDIRECT_URI, { scope: ALL_SCOPES.split(' ') });
  const params = Object.fromEntries(new URL(link.url).searchParams);
  const target = await x.consent(params);
  expect(target.searchParams.get('state')).toBe(link.state);
  const login = await client.loginWithOAuth2({
    code: target.searchParams.get('code') ?? '',
    codeVerifier: link.codeVerifier,
    redirectUri: REDIRECT_URI,
  });
  expect(login.scope).toEqual(ALL_SCOPES.split(' '));
  return { client: login.client, refreshToken: login.refreshToken ?? '' };
};

describe('twitter-api-v2 as a client', () => {
  it('logs in, refreshes once per token and revokes', async () => {
    const { refreshToken } = await logIn();
    const { clientId, clientSecret } = X_APP;
    const app = new TwitterApi({ clientId, clientSecret }, settings());
    const refreshed = await app.refreshOAuth2Token(refreshToken);
    const { data } = await refreshed.client.v2.me({ 'user.fields': ['subscription_type'] });
    expect(data).toMatchObject({ username: 'harbourlight', subscription_type: 'None' });
    await expect(app.refreshOAuth2Token(refreshToken)).rejects.toMatchObject({ code: 400 });
    await app.revokeOAuth2Token(refreshed.accessToken);
    await expect(refreshed.client.v2.me()).rejects.toMatchObject({ code: 401 });
  });

  it('uploads a photo byte for byte, describes it, posts, reads and deletes', async () => {
    const { client } = await logIn();
    const photo = Buffer.from((await aPhoto()).bytes);
    const mediaId = await client.v2.uploadMedia(photo, {
      media_type: 'image/png',
      media_category: 'tweet_image',
    });
    await client.v2.createMediaMetadata(mediaId, { alt_text: { text: 'A blue rectangle' } });
    const { data } = await client.v2.tweet({
      text: 'From a library: https://example.com/a',
      media: { media_ids: [mediaId] },
    });
    const timeline = await client.v2.userTimeline(x.accountId(0), {
      'tweet.fields': ['created_at', 'entities'],
      expansions: ['attachments.media_keys'],
      'media.fields': ['alt_text', 'url'],
    });
    expect(timeline.tweets.map((tweet) => tweet.id)).toEqual([data.id]);
    expect(timeline.tweets[0]?.entities?.urls?.[0]?.expanded_url).toBe('https://example.com/a');
    const [media] = timeline.includes.media;
    expect(media?.alt_text).toBe('A blue rectangle');
    const shown = await fetch(media?.url ?? '');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(photo);
    const deleted = await client.v2.deleteTweet(data.id);
    expect(deleted.data.deleted).toBe(true);
    const empty = await client.v2.userTimeline(x.accountId(0));
    expect(empty.tweets).toEqual([]);
  });

  it('uploads a video of several segments and waits for its processing', async () => {
    x.configure({ videoProcessingMs: 900 });
    const { client } = await logIn();
    const { bytes } = await aVideo(5, { frameBytes: 20_000 });
    const video = Buffer.from(bytes);
    expect(video.byteLength).toBeGreaterThan(2_000_000);
    const mediaId = await client.v2.uploadMedia(video, { media_type: 'video/mp4' });
    const { data } = await client.v2.tweet({ media: { media_ids: [mediaId] } });
    expect(data.id).toMatch(/^\d+$/);
  });

  it('posts a thread', async () => {
    const { client } = await logIn();
    const parts = await client.v2.tweetThread(['one', 'two', 'three']);
    const last = await client.v2.singleTweet(parts[2]?.data.id ?? '', {
      'tweet.fields': ['conversation_id'],
    });
    expect(last.data.conversation_id).toBe(parts[0]?.data.id);
  });

  it('understands refusals and rate limits', async () => {
    x.configure({ rateLimits: { 'create-post': 2 } });
    const { client } = await logIn();
    await client.v2.tweet('once');
    await expect(client.v2.tweet('once')).rejects.toMatchObject({
      code: 403,
      data: { detail: expect.stringContaining('duplicate content') as unknown },
    });
    await expect(client.v2.tweet('more')).rejects.toMatchObject({
      code: 429,
      rateLimitError: true,
      rateLimit: { limit: 2, remaining: 0 },
    });
  });
});
