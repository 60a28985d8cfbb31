import { parseConfig } from '../../../../server/src/config/parse-config';

const KEY = '0f'.repeat(32);

describe('config', () => {
  it('needs only the key and fills in the rest', () => {
    const config = parseConfig({ encryption: { key: KEY } });
    expect(config.queue).toMatchObject({ backend: 'embedded', worker: 'embedded', concurrency: 5 });
    expect(config.site).toEqual({ name: 'Default site', timezone: 'UTC' });
    expect(config.http.allowPrivateHosts).toBe(false);
  });

  it.each([undefined, null, ''])('says in one sentence how to make a missing key (%p)', (key) => {
    expect(() => parseConfig({ encryption: { key } })).toThrow(
      /^There is no encryption key .* "npx social-distribution generate-key"/
    );
  });

  it.each(['abc', 'z'.repeat(64), '0f'.repeat(31)])('calls the key %p malformed', (key) => {
    expect(() => parseConfig({ encryption: { key } })).toThrow(/malformed.*generate-key/);
    expect(() => parseConfig({ encryption: { key } })).not.toThrow(new RegExp(key));
  });

  it.each([
    [{ site: { timezone: 'Mars/Olympus' } }, /^site\.timezone: .*IANA/],
    [{ queue: { concurrency: 0 } }, /^queue\.concurrency/],
    [{ platforms: { 'My Space': {} } }, /^platforms/],
    [{ platforms: { x: { baseUrls: { api: 'ftp://x' } } } }, /^platforms\.x\.baseUrls\.api/],
    [{ unknown: true }, /unknown/i],
  ])('names the place of a mistake: %j', (part, sentence) => {
    expect(() => parseConfig({ encryption: { key: KEY }, ...part })).toThrow(sentence);
  });

  it.each([
    [{ backend: 'redis' }, 'is needed for the redis queue, e.g. redis://localhost:6379'],
    [
      { backend: 'postgres' },
      'is needed for the postgres queue, e.g. postgres://user@localhost/db',
    ],
    [
      { backend: 'redis', url: 'http://:s3cret@cache:6379' },
      'must be an address like redis://localhost:6379',
    ],
    [
      { backend: 'postgres', url: 'redis://:s3cret@cache' },
      'must be an address like postgres://user@localhost/db',
    ],
    [{ backend: 'redis', url: 's3cret' }, 'must be an address like redis://localhost:6379'],
  ])(
    'says what is wrong with the address of the queue, without repeating it: %j',
    (queue, sentence) => {
      const parse = () => parseConfig({ encryption: { key: KEY }, queue });
      expect(parse).toThrow(`queue.url: ${sentence}`);
      expect(parse).not.toThrow(/s3cret/);
    }
  );

  it.each([
    { backend: 'embedded' },
    { backend: 'redis', url: 'rediss://user:pass@cache.example:6380/2' },
    { backend: 'postgres', url: 'postgresql://user@db.example/queue?sslmode=require' },
  ])('takes %j', (queue) => {
    expect(parseConfig({ encryption: { key: KEY }, queue }).queue).toMatchObject(queue);
  });
});
