import { LookCache } from '../../../../server/src/services/link-cards/look-cache';
import { Turns } from '../../../../server/src/services/link-cards/turns';

interface Seen {
  url: string;
  visit: number;
}

/** A cache over look-ups that end when the test says so. */
const aCache = (options: { maxEntries?: number; atOnce?: number; maxWaiting?: number } = {}) => {
  const { maxEntries = 3, ...limits } = options;
  const state = { now: 1_000, visits: 0 };
  const open: (() => void)[] = [];
  const cache = new LookCache<Seen>({
    clock: { now: () => state.now, sleep: () => Promise.resolve() },
    turns: new Turns({ atOnce: 2, maxWaiting: 2, ...limits }),
    lookUp: (url) => {
      state.visits += 1;
      const seen = { url, visit: state.visits };
      return new Promise((resolve) => open.push(() => resolve(seen)));
    },
    keepMs: ({ url }) => (url === 'bad' ? 10 : 100),
    maxEntries,
  });
  const settle = async () => {
    // Ends what runs, and what begins because of that.
    while (open.length > 0) {
      open.splice(0).forEach((end) => end());
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const fill = async (...urls: string[]) => {
    for (const url of urls) {
      void cache.get(url);
      await settle();
    }
  };
  return { cache, state, settle, fill };
};

describe('look cache', () => {
  it('answers a peek at once, and knows the result the next time', async () => {
    const { cache, settle, state } = aCache();
    expect(cache.peek('a')).toBeNull();
    expect(cache.peek('a')).toBeNull();
    await settle();
    expect(cache.peek('a')).toEqual({ url: 'a', visit: 1 });
    expect(state.visits).toBe(1);
  });

  it('looks once for all who ask at the same time', async () => {
    const { cache, settle, state } = aCache();
    const all = [cache.get('a'), cache.get('a'), cache.renew('a')];
    cache.peek('a');
    await settle();
    expect(new Set(await Promise.all(all)).size).toBe(1);
    expect(state.visits).toBe(1);
  });

  it('believes a result as long as its kind says', async () => {
    const { cache, state, fill } = aCache();
    await fill('a', 'bad');
    state.now += 9;
    expect(cache.peek('bad')).not.toBeNull();
    state.now += 1;
    expect(cache.peek('bad')).toBeNull();
    state.now += 89;
    expect(cache.peek('a')).not.toBeNull();
    state.now += 1;
    expect(cache.peek('a')).toBeNull();
  });

  it('looks anew when told so, and keeps what it found', async () => {
    const { cache, settle, fill } = aCache();
    await fill('a');
    const renewed = cache.renew('a');
    await settle();
    expect(await renewed).toMatchObject({ visit: 2 });
    expect(cache.peek('a')).toMatchObject({ visit: 2 });
  });

  it('forgets the one that nobody asked for the longest', async () => {
    const { cache, state, fill } = aCache({ maxEntries: 2 });
    await fill('a', 'b');
    cache.peek('a');
    await fill('c');
    expect(cache.peek('a')).not.toBeNull();
    expect(cache.peek('c')).not.toBeNull();
    expect(state.visits).toBe(3);
    expect(cache.peek('b')).toBeNull();
  });

  it('runs a few at once, lets some wait and turns the rest away until there is room', async () => {
    const { cache, settle, state } = aCache({ atOnce: 2, maxWaiting: 2 });
    const all = ['a', 'b', 'c', 'd'].map((url) => cache.get(url));
    expect(state.visits).toBe(2);
    expect(await cache.get('e')).toBeNull();
    await settle();
    expect((await Promise.all(all)).map((seen) => seen?.url)).toEqual(['a', 'b', 'c', 'd']);
    expect(state.visits).toBe(4);
    const late = cache.get('e');
    await settle();
    expect(await late).toMatchObject({ url: 'e' });
  });
});

describe('turns', () => {
  it('gives the turn on when work fails', async () => {
    const turns = new Turns({ atOnce: 1, maxWaiting: 1 });
    const failing = turns.take(() => Promise.reject(new Error('broken')));
    const next = turns.take(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
    expect(await turns.take(() => Promise.resolve('again'))).toBe('again');
  });
});
