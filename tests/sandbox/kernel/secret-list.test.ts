import { linkedInReader } from '../../../scripts/demo/readers/linkedin-reader';
import { READER_CLIENT_ID, READER_REDIRECT } from '../../../scripts/demo/readers/reader-app';
import { xReader } from '../../../scripts/demo/readers/x-reader';
import { startSandbox, type Sandbox } from '../../../sandbox/src';

const CLIENT_SECRET = 'a-client-secret-of-a-reader';
const APP = {
  clientId: READER_CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  redirectUris: [READER_REDIRECT],
};

const startWith = (listSecrets: boolean): Promise<Sandbox> =>
  startSandbox({ listSecrets, apps: { x: [APP], linkedin: [APP] } });

const kindsOf = ({ secrets }: Sandbox, platform: string): string[] =>
  secrets
    .all()
    .filter((one) => one.platform === platform)
    .map(({ kind }) => kind);

/** Signs in at Bluesky with an app password of its settings page. */
const signIn = async ({ urls }: Sandbox): Promise<{ accessJwt: string; refreshJwt: string }> => {
  const page = await (await fetch(`${urls.bluesky}/settings/app-passwords`)).text();
  const password = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){3}\b/.exec(page)?.[0];
  const response = await fetch(`${urls.bluesky}/xrpc/com.atproto.server.createSession`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: 'harbourlight.test', password }),
  });
  return (await response.json()) as { accessJwt: string; refreshJwt: string };
};

describe('the list of secrets', () => {
  let sandbox: Sandbox;

  afterEach(() => sandbox.close());

  it('holds what consents and token endpoints of OAuth platforms exchanged', async () => {
    sandbox = await startWith(true);
    await xReader(sandbox.urls.x, CLIENT_SECRET);
    await linkedInReader(sandbox, CLIENT_SECRET);
    const x = ['authorization code', 'PKCE verifier', 'access token'];
    expect(kindsOf(sandbox, 'x').sort()).toEqual(x.sort());
    const linkedin = ['authorization code', 'client secret', 'access token', 'id token'];
    expect(kindsOf(sandbox, 'linkedin').sort()).toEqual(linkedin.sort());
    const values = sandbox.secrets.all().map(({ value }) => value);
    expect(values).toContain(CLIENT_SECRET);
    expect(Math.min(...values.map(({ length }) => length))).toBeGreaterThanOrEqual(12);
  });

  it('holds the keys that AI vendors are asked with, and none of other servers', async () => {
    sandbox = await startWith(true);
    const ask = (url: string, headers: Record<string, string>) =>
      fetch(url, { method: 'POST', headers, body: '{}' });
    const { vendorUrls, urls } = sandbox;
    await ask(`${vendorUrls.gemini}/v1beta/models/m:generateContent`, {
      'x-goog-api-key': 'g-key',
    });
    await ask(`${vendorUrls.anthropic}/v1/messages`, { 'x-api-key': 'a-key' });
    await ask(`${vendorUrls.cohere}/v2/chat`, { authorization: 'Bearer c-key' });
    await ask(`${urls.x}/2/tweets`, { authorization: 'Bearer no-key' });
    expect(sandbox.secrets.all()).toEqual([
      { platform: 'gemini', kind: 'API key', value: 'g-key' },
      { platform: 'anthropic', kind: 'API key', value: 'a-key' },
      { platform: 'cohere', kind: 'API key', value: 'c-key' },
    ]);
  });

  it('holds app passwords and the tokens of the session they opened', async () => {
    sandbox = await startWith(true);
    const session = await signIn(sandbox);
    const { secrets } = sandbox;
    expect(secrets.all()).toEqual([
      {
        platform: 'bluesky',
        kind: 'password',
        value: expect.stringMatching(/^\w{4}-/) as string,
      },
      { platform: 'bluesky', kind: 'access token', value: session.accessJwt },
      { platform: 'bluesky', kind: 'refresh token', value: session.refreshJwt },
    ]);
  });

  it('holds the client secret of an app that registered itself', async () => {
    sandbox = await startWith(true);
    const response = await fetch(`${sandbox.urls.mastodon}/api/v1/apps`, {
      method: 'POST',
      body: new URLSearchParams({ client_name: 'Reader', redirect_uris: READER_REDIRECT }),
    });
    const { client_secret: value } = (await response.json()) as { client_secret: string };
    expect(sandbox.secrets.all()).toEqual([{ platform: 'mastodon', kind: 'client secret', value }]);
  });

  it('is forgotten by a reset', async () => {
    sandbox = await startWith(true);
    await signIn(sandbox);
    sandbox.reset();
    expect(sandbox.secrets.all()).toEqual([]);
  });

  it('stays empty when nobody asked for it', async () => {
    sandbox = await startWith(false);
    await signIn(sandbox);
    expect(sandbox.secrets.all()).toEqual([]);
  });
});
