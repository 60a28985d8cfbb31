import { postRulesOf } from '../../server/src/platforms/contract';
import { mastodonDescriptor } from '../../server/src/platforms/mastodon';
import {
  connect,
  consent,
  exchange,
  failureOf,
  realAdapter,
  realHttp,
  registerApp,
  SNAC,
  type Connected,
} from './real-snac';

const host = new URL(SNAC.url).host;

let who: Connected;
beforeAll(async () => {
  who = await connect();
});

describe('a connection to a real snac2', () => {
  it('begins with an app that registers itself', async () => {
    const app = await registerApp();
    expect(app.clientId).not.toBe('');
    expect(app.clientSecret).not.toBe('');
  });

  it('goes through the server’s own sign-in page and comes back with code and state', async () => {
    const { location } = await consent(await registerApp());
    expect(location?.searchParams.get('state')).toBe('the-state');
    expect(location?.searchParams.get('code')).toBeTruthy();
  });

  it('comes back with nothing for a wrong password', async () => {
    const { location } = await consent(await registerApp(), 'wrong');
    expect(location).toBeNull();
  });

  it('opens nothing with a code of nobody', async () => {
    const app = await registerApp();
    // The server gives a token for any code; it is that of no account.
    const failure = await failureOf(
      exchange(app, 'no-such-code', 'v'.repeat(43)).then((token) =>
        realAdapter(realHttp, app).connector.readGrant(token)
      )
    );
    expect(failure.family).toBe('auth_expired');
    expect(failure.message).not.toContain('no-such-code');
  });

  it('knows the account by its server, and what the server takes', () => {
    expect(who.account).toMatchObject({
      ...{ handle: `${SNAC.login}@${host}`, kind: 'person' },
      profileUrl: `${SNAC.url}/${SNAC.login}`,
    });
    expect(who.account.id).toMatch(new RegExp(`^[^@]+@${host}$`));
    expect(who.credentials).toMatchObject({ serviceUrl: SNAC.url, expiresAt: null });
    // It tells of itself by v1 only, calls itself 4.0.0 and not, and ignores keys.
    expect(who.account.traits).toMatchObject({ keepsKeys: false });
    expect(who.account.traits?.version).toMatch(/snac/);
    const rules = postRulesOf(mastodonDescriptor, { account: who.account, method: 'default' });
    expect(rules.text.limit).toBeGreaterThan(500);
    expect(rules.text.count('https://example.com')).toBe(who.account.traits?.urlLength);
    expect(rules.formats.feed?.gif?.mimeTypes).toEqual(['image/gif']);
  });

  it('holds at a later check, and not with another token', async () => {
    const { connector } = realAdapter(realHttp, who.app);
    const check = await connector.validateCredentials(who.credentials, who.account);
    expect(check.account).toEqual(who.account);
    const spoilt = { ...who.credentials, accessToken: 'nobody' };
    const failure = await failureOf(connector.validateCredentials(spoilt, who.account));
    expect(failure.family).toBe('auth_expired');
  });

  it('ends when it is revoked', async () => {
    const other = await connect();
    const { connector } = realAdapter(realHttp, other.app);
    await connector.revoke(other.credentials);
    const failure = await failureOf(
      connector.validateCredentials(other.credentials, other.account)
    );
    expect(failure.family).toBe('auth_expired');
  });
});
