import { aPhoto } from './sample-media';
import { dataOf, listOf, XSession, type Answer } from './x-session';

let x: XSession;
let token: string;
beforeEach(async () => {
  x = await XSession.start();
  token = (await x.logIn()).accessToken;
});
afterEach(() => x.close());

const timeline = (query = '', person = 0): Promise<Answer> =>
  x.api(token, 'GET', `/2/users/${x.accountId(person)}/tweets${query}`);

const texts = (answer: Answer): unknown[] => (listOf(answer) ?? []).map((post) => post.text);

const postMany = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let place = 0; place < count; place += 1) {
    ids.push(await x.postId(token, { text: `post ${place}` }));
    x.world.clock.advance(1000);
  }
  return ids;
};

describe('timeline', () => {
  it('has no data key when it is empty', async () => {
    const answer = await timeline();
    expect(answer.body).toEqual({ meta: { result_count: 0 } });
  });

  it('is newest first, of one person', async () => {
    await postMany(3);
    await x.postId((await x.logIn(1)).accessToken, { text: 'somebody else' });
    expect(texts(await timeline())).toEqual(['post 2', 'post 1', 'post 0']);
  });

  it('pages by max_results, with tokens that lead on', async () => {
    await postMany(7);
    const first = await timeline('?max_results=5');
    const { next_token: next } = first.body.meta as Record<string, string>;
    expect(texts(first)).toHaveLength(5);
    const second = await timeline(`?max_results=5&pagination_token=${next}`);
    expect(texts(second)).toEqual(['post 1', 'post 0']);
    expect(second.body.meta).not.toHaveProperty('next_token');
  });

  it('can begin after an id or at a time', async () => {
    const started = new Date(x.world.clock.now() + 60_000).toISOString();
    const ids = await postMany(2);
    x.world.clock.advance(60_000);
    await x.postId(token, { text: 'later' });
    expect(texts(await timeline(`?since_id=${ids[1]}`))).toEqual(['later']);
    expect(texts(await timeline(`?until_id=${ids[1]}`))).toEqual(['post 0']);
    expect(texts(await timeline(`?start_time=${started}`))).toEqual(['later']);
    expect(texts(await timeline(`?end_time=${started}`))).toEqual(['post 1', 'post 0']);
  });

  it('shows replies unless they are excluded', async () => {
    const id = await x.postId(token, { text: 'root' });
    await x.postId(token, { text: 'part two', reply: { in_reply_to_tweet_id: id } });
    expect(texts(await timeline())).toEqual(['part two', 'root']);
    expect(texts(await timeline('?exclude=replies'))).toEqual(['root']);
  });

  it('lags behind when configured so, while the feed does not', async () => {
    x.configure({ indexingLagMs: 20_000 });
    await x.postId(token, { text: 'fresh' });
    expect(texts(await timeline())).toEqual([]);
    expect(await (await fetch(x.url)).text()).toContain('fresh');
    x.world.clock.advance(20_000);
    expect(texts(await timeline())).toEqual(['fresh']);
  });

  it('gives wrapped links with the expanded URL, and whole seconds', async () => {
    const text = 'A & B: https://example.com/a?b=1&c=2 #tide @mossandkettle $TIDE';
    await x.postId(token, { text });
    const answer = await timeline('?tweet.fields=created_at,entities');
    const post = listOf(answer)[0] ?? {};
    const { urls } = post.entities as { urls: { url: string; expanded_url: string }[] };
    const restored = String(post.text)
      .replace(urls[0]?.url ?? '', urls[0]?.expanded_url ?? '')
      .replaceAll('&amp;', '&');
    expect(restored).toBe(text);
    expect(post.text).not.toContain('example.com');
    expect(post.created_at).toMatch(/:\d\d\.000Z$/);
    expect(post.entities).toMatchObject({
      hashtags: [{ tag: 'tide' }],
      mentions: [{ username: 'mossandkettle', id: x.accountId(1) }],
      cashtags: [{ tag: 'TIDE' }],
    });
  });

  it('places entities by code points of the answered text', async () => {
    await x.postId(token, { text: '👩‍🚀 < https://example.com/x' });
    const post = listOf(await timeline('?tweet.fields=entities'))[0] ?? {};
    const { urls } = post.entities as { urls: { url: string; start: number; end: number }[] };
    const [url] = urls;
    expect([...String(post.text)].slice(url?.start, url?.end).join('')).toBe(url?.url);
  });

  it('appends the short link of media and names the media key', async () => {
    const id = await x.upload(token, await aPhoto());
    await x.postId(token, { text: 'look', media: { media_ids: [id] } });
    const post = listOf(await timeline('?tweet.fields=attachments,entities'))[0] ?? {};
    expect(post.text).toMatch(/^look https:\/\/t\.co\/\w{10}$/);
    expect(post.attachments).toEqual({ media_keys: [`3_${id}`] });
    expect(JSON.stringify(post.entities)).toContain('pic.x.com');
  });

  it('refuses bad parameters', async () => {
    for (const query of ['?max_results=4', '?max_results=101', '?start_time=today', '?foo=1']) {
      expect((await timeline(query)).status).toBe(400);
    }
    expect((await timeline('?tweet.fields=shoe_size')).status).toBe(400);
  });

  it('answers errors for an unknown person', async () => {
    const answer = await x.api(token, 'GET', '/2/users/42/tweets');
    expect([answer.status, answer.body.data]).toEqual([200, undefined]);
    expect(JSON.stringify(answer.body.errors)).toContain('resource-not-found');
  });
});

describe('lookup', () => {
  it('gives what exists and errors for the rest', async () => {
    const id = await x.postId(token, { text: 'here' });
    const answer = await x.api(token, 'GET', `/2/tweets?ids=${id},77`);
    expect(texts(answer)).toEqual(['here']);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({ resource_id: '77', title: 'Not Found Error' }),
    ]);
  });

  it('refuses more than 100 ids and ids that are none', async () => {
    const many = Array.from({ length: 101 }, (_, place) => place).join(',');
    expect((await x.api(token, 'GET', `/2/tweets?ids=${many}`)).status).toBe(400);
    expect((await x.api(token, 'GET', '/2/tweets?ids=abc')).status).toBe(400);
    expect((await x.api(token, 'GET', '/2/tweets/abc')).status).toBe(400);
  });

  it('takes post.fields as well, and only those when configured so', async () => {
    const id = await x.postId(token, { text: 'fields' });
    const newer = await x.api(token, 'GET', `/2/tweets/${id}?post.fields=public_metrics`);
    expect(dataOf(newer).public_metrics).toMatchObject({ retweet_count: 0 });
    x.configure({ refuseTweetFields: true, naming: 'post' });
    const older = await x.api(token, 'GET', `/2/tweets/${id}?tweet.fields=public_metrics`);
    expect(older.status).toBe(400);
    expect(JSON.stringify(older.body)).toContain('tweet.fields');
    const again = await x.api(token, 'GET', `/2/tweets/${id}?post.fields=public_metrics`);
    expect(dataOf(again).public_metrics).toMatchObject({ repost_count: 0 });
  });

  it('shows set metrics, and private ones to the author only', async () => {
    const id = await x.postId(token, { text: 'popular' });
    x.platform.actions['set-metrics']?.({ id, likes: 14, impressions: 911, linkClicks: 3 });
    const path = `/2/tweets/${id}?tweet.fields=public_metrics,non_public_metrics`;
    const mine = await x.api(token, 'GET', path);
    expect(dataOf(mine)).toMatchObject({
      public_metrics: { like_count: 14, impression_count: 911 },
      non_public_metrics: { url_link_clicks: 3 },
    });
    const theirs = await x.api((await x.logIn(1)).accessToken, 'GET', path);
    expect(dataOf(theirs)).not.toHaveProperty('non_public_metrics');
    expect(JSON.stringify(theirs.body.errors)).toContain('not-authorized-for-field');
  });

  it('includes authors on request', async () => {
    const id = await x.postId(token, { text: 'who' });
    const path = `/2/tweets/${id}?expansions=author_id&user.fields=verified_type`;
    const answer = await x.api(token, 'GET', path);
    expect(answer.body.includes).toEqual({
      users: [expect.objectContaining({ username: 'harbourlight', verified_type: 'none' })],
    });
  });
});
