import { aDoubt, aRequest } from './builders';
import { FakeX, NOW, answer } from './fake-x';

const TIMELINE = 'GET /2/users/1402887341/tweets';
const iso = (offsetMs: number) => new Date(NOW + offsetMs).toISOString();

const aPost = (changes: Record<string, unknown> = {}) => ({
  id: '42',
  text: 'Hello',
  created_at: iso(1000),
  ...changes,
});
const timeline = (...posts: unknown[]) =>
  answer(200, { data: posts, meta: { result_count: posts.length } });

describe('the pages of the timeline', () => {
  it('are small at first, and as large as X allows from the second on', async () => {
    const next = (token: string) => answer(200, { meta: { next_token: token } });
    const x = new FakeX().on(TIMELINE, next('2'), next('3'), timeline());
    await x.adapter.reconcile(aRequest(), aDoubt({ text: 'Hello' }));
    const sizes = x.requests.map(({ url }) => new URL(url).searchParams.get('max_results'));
    expect(sizes).toEqual(['20', '100', '100']);
  });

  it('are followed until the post is found', async () => {
    const x = new FakeX().on(
      TIMELINE,
      answer(200, { data: [aPost({ id: '1', text: 'x' })], meta: { next_token: 'n=2' } }),
      timeline(aPost())
    );
    const result = await x.adapter.reconcile(aRequest(), aDoubt({ text: 'Hello' }));
    expect(result).toMatchObject({ outcome: 'posted', part: { id: '42' } });
    expect(x.requests[1]?.url).toContain('pagination_token=n%3D2');
  });

  it('are left to a person when there are too many to search', async () => {
    const x = new FakeX().on(
      TIMELINE,
      answer(200, { data: [aPost({ text: 'x' })], meta: { next_token: 'more' } })
    );
    const result = await x.adapter.reconcile(aRequest(), aDoubt({ text: 'Hello' }));
    expect(result.outcome).toBe('unsure');
    expect(x.requests).toHaveLength(10);
  });
});

describe('a post behind 150 newer ones', () => {
  const newer = Array.from({ length: 150 }, (_, index) =>
    aPost({ id: String(1_000 - index), text: `Other ${index}` })
  );

  /** Answers a page as X does: as many as were asked for, then a token for the rest. */
  const askAmong = async (posts: readonly unknown[]) => {
    const pages: number[] = [];
    const x = new FakeX({
      http: ({ url }) => {
        const query = new URL(url).searchParams;
        const from = Number(query.get('pagination_token') ?? 0);
        const to = from + Number(query.get('max_results'));
        const data = posts.slice(from, to);
        pages.push(data.length);
        const meta = to < posts.length ? { next_token: String(to) } : {};
        return Promise.resolve(answer(200, { data, meta }));
      },
    });
    const result = await x.adapter.reconcile(aRequest(), aDoubt({ text: 'Hello' }));
    return { result, pages };
  };

  it('is proven absent when it is not there', async () => {
    const { result, pages } = await askAmong(newer);
    expect(result).toEqual({ outcome: 'absent' });
    expect(pages).toEqual([20, 100, 30]);
  });

  it('is found', async () => {
    const { result } = await askAmong([...newer, aPost()]);
    expect(result).toMatchObject({ outcome: 'posted', part: { id: '42' } });
  });
});
