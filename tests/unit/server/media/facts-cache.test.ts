import { FactsCache } from '../../../../server/src/services/media/facts-cache';

describe('what was found out about files', () => {
  it('is found out once, also when many ask at the same time', async () => {
    const cache = new FactsCache<number>(5);
    let found = 0;
    const find = () => Promise.resolve((found += 1));
    expect(await Promise.all([cache.remember('a', find), cache.remember('a', find)])).toEqual([
      1, 1,
    ]);
    expect(await cache.remember('a', find)).toBe(1);
  });

  it('is forgotten when there is too much of it, the least recently used first', async () => {
    const cache = new FactsCache<string>(2);
    const found: string[] = [];
    const ask = (key: string) =>
      cache.remember(key, () => {
        found.push(key);
        return Promise.resolve(key);
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
    expect(found).toEqual(['a', 'b', 'c', 'b']);
  });

  it('is tried anew when it failed', async () => {
    const cache = new FactsCache<number>(5);
    await expect(cache.remember('a', () => Promise.reject(new Error('down')))).rejects.toThrow();
    expect(await cache.remember('a', () => Promise.resolve(7))).toBe(7);
  });
});
