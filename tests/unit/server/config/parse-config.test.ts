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
    [{ platforms: { myspace: {} } }, /^platforms/],
    [{ platforms: { x: { baseUrls: { api: 'ftp://x' } } } }, /^platforms\.x\.baseUrls\.api/],
    [{ unknown: true }, /unknown/i],
  ])('names the place of a mistake: %j', (part, sentence) => {
    expect(() => parseConfig({ encryption: { key: KEY }, ...part })).toThrow(sentence);
  });
});
