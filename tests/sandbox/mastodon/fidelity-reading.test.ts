import { errorOf, startApi, type ApiForTest } from './api-for-test';

let api: ApiForTest;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.mastodon.close());

const ledger = () => api.mastodon.world.ledger.summary();

describe('reading and removing (checklist §5, §9)', () => {
  const visibilities = async () => {
    for (const visibility of ['public', 'unlisted', 'private', 'direct']) {
      await api.post({ status: visibility, visibility });
    }
  };
  const list = async (query = '', token: string | null = api.token) => {
    const path = `/api/v1/accounts/${api.accountId}/statuses${query}`;
    const { json } = await api.get(path, token);
    return (json as unknown as { content: string; id: string }[]).map(({ content }) =>
      content.replace(/<\/?p>/g, '')
    );
  };

  it('a listing shows the owner all, others what is open, newest first', async () => {
    await visibilities();
    expect(await list()).toEqual(['direct', 'private', 'unlisted', 'public']);
    expect(await list('', null)).toEqual(['unlisted', 'public']);
  });

  it('a listing has pages of at most 40 with a link to the next', async () => {
    for (let place = 0; place < 45; place += 1) await api.post({ status: `Post ${place}` });
    const path = `/api/v1/accounts/${api.accountId}/statuses`;
    const first = await api.get(`${path}?limit=80`);
    const page = first.json as unknown as { id: string }[];
    expect(page).toHaveLength(40);
    const [, next = ''] = /<(.+)>; rel="next"/.exec(first.headers.get('link') ?? '') ?? [];
    expect(next).toContain(`max_id=${page.at(-1)?.id ?? ''}`);
    const rest = await api.get(next.slice(api.mastodon.url.length));
    expect((rest.json as unknown as unknown[]).length).toBe(5);
    expect((await list(`?since_id=${page[2]?.id ?? ''}`)).length).toBe(2);
    expect((await list()).length).toBe(20);
  });

  it('a listing can leave out replies, and new posts for a while', async () => {
    const { json } = await api.post({ status: 'Parent' });
    await api.post({ status: 'Reply', in_reply_to_id: json.id });
    expect(await list('?exclude_replies=true')).toEqual(['Parent']);
    api.mastodon.act('configure', { indexingLagMs: 5_000 });
    expect(await list()).toEqual([]);
    api.mastodon.world.clock.advance(5_000);
    expect(await list()).toEqual(['Reply', 'Parent']);
  });

  it('a private post is not there for others', async () => {
    const { json } = await api.post({ status: 'Hm', visibility: 'private' });
    const path = `/api/v1/statuses/${String(json.id)}`;
    expect((await api.get(path)).status).toBe(200);
    expect(errorOf(await api.get(path, null))).toEqual([404, 'Record not found']);
    expect((await api.get(path, 'nobody')).status).toBe(401);
  });

  it('several posts come together since 4.3', async () => {
    const ids = [await api.post({ status: 'One' }), await api.post({ status: 'Two' })].map(
      ({ json }) => String(json.id)
    );
    const path = `/api/v1/statuses?${[...ids, '1'].map((id) => `id[]=${id}`).join('&')}`;
    const { json } = await api.get(path);
    expect((json as unknown as { id: string }[]).map(({ id }) => id)).toEqual(ids);
    api.mastodon.act('configure', { oldServer: true });
    expect((await api.get(path)).status).toBe(404);
  });

  it('the source is told to its author, where the server has it', async () => {
    const status = '  Lamp & bell \n';
    const { json } = await api.post({ status, spoiler_text: 'Hm' });
    const path = `/api/v1/statuses/${String(json.id)}/source`;
    expect((await api.get(path)).json).toEqual({ id: json.id, text: status, spoiler_text: 'Hm' });
    expect((await api.get(path, null)).status).toBe(401);
    api.mastodon.act('configure', { sourceEndpoint: false });
    expect((await api.get(path)).status).toBe(404);
  });

  it('a removed post answers as it was, with its text, and is gone', async () => {
    const { json } = await api.post({ status: 'Soon gone' });
    const path = `/api/v1/statuses/${String(json.id)}`;
    expect((await api.call('DELETE', path)).json).toMatchObject({ id: json.id, text: 'Soon gone' });
    expect((await api.get(path)).status).toBe(404);
    expect((await api.call('DELETE', path)).status).toBe(404);
    expect(api.mastodon.act('posts')).toEqual([]);
    expect(ledger().posts).toBe(1);
  });

  it('nobody removes the post of another', async () => {
    const { json } = await api.post({ status: 'Mine' });
    const { credentials } = api.mastodon.act('issue-token', { account: 'saltmarsh' }) as {
      credentials: { accessToken: string };
    };
    const answer = await api.mastodon.send(`/api/v1/statuses/${String(json.id)}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${credentials.accessToken}` },
    });
    expect(answer.status).toBe(404);
  });

  it('numbers grow with the clock, or are what a test says', async () => {
    const { json } = await api.post({ status: 'Watch me' });
    const path = `/api/v1/statuses/${String(json.id)}`;
    const likes = async () => (await api.get(path)).json.favourites_count as number;
    expect(await likes()).toBe(0);
    api.mastodon.world.clock.advance(6 * 3_600_000);
    const soon = await likes();
    api.mastodon.world.clock.advance(48 * 3_600_000);
    expect(soon).toBeGreaterThan(10);
    expect(await likes()).toBeGreaterThan(soon);
    api.mastodon.act('set-metrics', { id: json.id, favourites: 3, quotes: 1 });
    expect((await api.get(path)).json).toMatchObject({ favourites_count: 3, quotes_count: 1 });
    expect(() => api.mastodon.act('set-metrics', { id: '1' })).toThrow('No post');
  });

  it('the app of a token is told', async () => {
    const { json } = await api.get('/api/v1/apps/verify_credentials');
    expect(json.name).toBe('Harbour CMS');
    expect((await api.get('/api/v1/apps/verify_credentials', null)).status).toBe(401);
  });
});

describe('limits (checklist §7)', () => {
  const limits = ({ headers }: { headers: Headers }) =>
    ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`));

  it('posts have a window of their own, told in the headers with an ISO time', async () => {
    const [limit, remaining, reset] = limits(await api.post({ status: 'One' }));
    expect([limit, remaining]).toEqual(['300', '299']);
    expect(reset).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(limits(await api.get('/api/v1/instance'))[0]).toBe('300');
    const refused = await api.post({ status: '' });
    expect([refused.status, limits(refused)[1]]).toEqual([422, '299']);
    expect(limits(await api.post({ status: 'Two' }))[1]).toBe('298');
  });

  it('of posts end with 429 until the three hours are over', async () => {
    api.mastodon.act('configure', { statusesPer3Hours: 2 });
    for (const status of ['One', 'Two']) await api.post({ status });
    const over = await api.post({ status: 'Three' });
    expect(errorOf(over)).toEqual([429, 'Too many requests']);
    expect(limits(over).slice(0, 2)).toEqual(['2', '0']);
    expect(over.headers.has('retry-after')).toBe(false);
    api.mastodon.world.clock.advance(3 * 3_600_000);
    expect((await api.post({ status: 'Three' })).status).toBe(200);
  });

  it('can be used up by an action, for one account or all', async () => {
    api.mastodon.act('exhaust-quota', { account: 'saltmarsh' });
    expect((await api.post({ status: 'One' })).status).toBe(200);
    api.mastodon.act('exhaust-quota');
    expect((await api.post({ status: 'Two' })).status).toBe(429);
    expect(() => api.mastodon.act('exhaust-quota', { account: 'nobody' })).toThrow('No account');
  });

  it('of removals are 30 in half an hour', async () => {
    api.mastodon.act('configure', { deletesPer30Min: 1 });
    const ids = [await api.post({ status: 'One' }), await api.post({ status: 'Two' })].map(
      ({ json }) => String(json.id)
    );
    const remove = (id = '') => api.call('DELETE', `/api/v1/statuses/${id}`);
    expect((await remove(ids[0])).status).toBe(200);
    expect((await remove(ids[1])).status).toBe(429);
  });
});
