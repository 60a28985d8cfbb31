import { postRulesOf } from '../../../../server/src/platforms/contract';
import { mastodonDescriptor } from '../../../../server/src/platforms/mastodon';
import { ScriptedHttp } from '../../../platform-kit/scripted-http';
import { aConnector, answer, someAccount, someCredentials } from './builders';

const VERIFY = answer(200, { id: '14715', username: 'ana', display_name: 'Ana' });
const NOT_FOUND = answer(404, '<h1>Not found</h1>');

/** The account as it is kept when the server answers so about itself. */
const accountAt = async (v2: ReturnType<typeof answer>, v1 = NOT_FOUND) => {
  const http = new ScriptedHttp()
    .on('GET', '/verify_credentials', VERIFY)
    .on('GET', '/api/v2/instance', v2)
    .on('GET', '/api/v1/instance', v1);
  const { connector } = aConnector({ http: http.client });
  const [found] = (await connector.readGrant(someCredentials())).accounts;
  return { http, account: found?.account ?? someAccount() };
};

const rulesAt = async (...answers: Parameters<typeof accountAt>) => {
  const { account } = await accountAt(...answers);
  return postRulesOf(mastodonDescriptor, { account, method: 'default' });
};

const INSTANCE = {
  domain: 'mastodon.example',
  version: '4.6.0',
  configuration: {
    statuses: { max_characters: 1000, max_media_attachments: 8, characters_reserved_per_url: 30 },
    media_attachments: {
      description_limit: 2000,
      image_size_limit: 1_000_000,
      image_matrix_limit: 2_000_000,
      video_size_limit: 5_000_000,
      video_frame_rate_limit: 60,
      supported_mime_types: ['image/png', 'video/mp4', 'audio/ogg'],
    },
    polls: { max_options: 10, max_characters_per_option: 100, min_expiration: 60 },
  },
};

describe('what a server says of itself', () => {
  it('becomes the rules of its accounts', async () => {
    const rules = await rulesAt(answer(200, INSTANCE));
    const feed = rules.formats.feed;
    expect([rules.text.limit, rules.maxAltTextLength, feed?.files.max]).toEqual([1000, 2000, 8]);
    expect(rules.text.count('https://example.com')).toBe(30);
    expect(feed?.image).toMatchObject({
      ...{ maxCount: 8, maxBytes: 999_999, maxPixels: 2_000_000, mimeTypes: ['image/png'] },
    });
    expect(feed?.gif).toBeNull();
    expect(feed?.video).toMatchObject({
      ...{ maxBytes: 4_999_999, mimeTypes: ['video/mp4'], frameRate: { min: 0, max: 60 } },
    });
  });

  it('is asked with the token, v2 first and v1 only when there is none', async () => {
    const modern = await accountAt(answer(200, INSTANCE));
    const asked = modern.http.requests.filter(({ url }) => url.includes('instance'));
    expect(asked.map(({ url }) => new URL(url).pathname)).toEqual(['/api/v2/instance']);
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer the-access-token' });
    const older = await accountAt(NOT_FOUND, answer(200, { ...INSTANCE, version: '3.5.3' }));
    expect(older.account.traits).toMatchObject({ version: '3.5.3', maxCharacters: 1000 });
  });

  it('may be the field that forks have, and is Mastodon’s own where it is missing', async () => {
    const fork = await rulesAt(NOT_FOUND, answer(200, { version: '3.0', max_toot_chars: 5000 }));
    expect([fork.text.limit, fork.maxAltTextLength]).toEqual([5000, 1500]);
    const silent = await rulesAt(answer(200, {}));
    expect([silent.text.limit, silent.formats.feed?.files.max]).toEqual([500, 4]);
  });

  it.each([
    [0, -5],
    ['500', null],
    [1e20, 2.5],
    [{}, []],
  ])('is not believed when it says %j or %j', async (one, other) => {
    const statuses = { max_characters: one, max_media_attachments: other };
    const rules = await rulesAt(answer(200, { version: 7, configuration: { statuses } }));
    expect([rules.text.limit, rules.formats.feed?.files.max]).toEqual([500, 4]);
  });

  it.each([answer(200, '<html>'), answer(500, 'oops'), answer(200, 'null')])(
    'may be unreadable, which costs no account: %#',
    async (unreadable) => {
      const { account } = await accountAt(unreadable, unreadable);
      expect(account.traits).toBeUndefined();
      expect(account.handle).toBe('ana@mastodon.example');
    }
  );

  it('stays what it was when a later check cannot read it', async () => {
    const { http, connector } = aConnector();
    http.on('GET', '/verify_credentials', VERIFY);
    const known = someAccount({ traits: { maxCharacters: 777 } });
    const { account } = await connector.validateCredentials(someCredentials(), known);
    expect(account.traits).toEqual({ maxCharacters: 777 });
  });

  it.each([
    ['4.6.0', true],
    ['4.3.2+glitch.th', true],
    ['4.5.0-nightly.2026-01-01', true],
    ['4.0.0 (not true; really snac/2.75)', false],
    ['2.7.2 (compatible; Akkoma 3.10)', false],
    ['0.17.3+git-0123abc', false],
    ['takahe/0.11', false],
    ['', false],
  ])('tells by its version "%s" whether it keeps keys: %s', async (version, keepsKeys) => {
    const { account } = await accountAt(answer(200, { version }));
    expect(account.traits?.keepsKeys).toBe(keepsKeys);
  });

  it('does not break rules when what is kept is of another kind', () => {
    const account = someAccount({ traits: { maxCharacters: 'many', mimeTypes: 7, urlLength: -1 } });
    const rules = postRulesOf(mastodonDescriptor, { account, method: 'default' });
    expect([rules.text.limit, rules.text.count('http://a.co')]).toEqual([500, 23]);
  });
});
