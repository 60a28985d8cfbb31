import { checkSetup } from '../../../../server/src/services/setup-check/check-setup';
import { shapeProblem } from '../../../../server/src/services/setup-check/credential-shape';
import { isInsideHost } from '../../../../server/src/http/inside-host';
import { anOAuth } from '../../platforms/oauth/builders';
import { aPlatform, CALLBACK, findingOf, someFacts } from './builders';

const withApp = (app: { clientId: string; clientSecret: string | null } | null) =>
  someFacts({}, { deps: { app } });

const at = (callbackUrl: string, changes: Parameters<typeof anOAuth>[0] = {}) =>
  someFacts({}, { callbackUrl, oauth: anOAuth(changes) });

describe('client id and secret', () => {
  it('are well when both look like what a portal shows', async () => {
    expect(await findingOf(someFacts(), 'app')).toMatchObject({ level: 'ok', advice: null });
  });

  it('are missing: says where they come from and where they go, and asks nobody', async () => {
    const { http, requests } = aPlatform();
    const facts = someFacts({}, { source: null, deps: { app: null, http } });
    const found = await findingOf(facts, 'app');
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.title).toContain('LinkedIn');
    expect(found.advice).toContain('https://www.linkedin.com/developers/apps');
    expect(found.advice).toContain('Settings, Social distribution, Platforms');
    expect(found.advice).toContain('platforms.linkedin.clientId');
    expect(requests).toEqual([]);
    expect((await checkSetup(facts)).map(({ id }) => id)).toEqual([
      'app',
      'public-address',
      'callback-url',
    ]);
  });

  it.each([
    [' abc', 'has spaces or a line break around it'],
    ['abc\n', 'has spaces or a line break around it'],
    ['', 'is empty'],
    ['  ', 'is empty'],
    ['"abc', 'has quotes around it'],
    ["abc'", 'has quotes around it'],
    ['“abc”', 'has quotes around it'],
    ['a b', 'has spaces in it'],
    ['your-client-id', 'is a placeholder and not a real value'],
    ['<client secret>'.replace(' ', '_'), 'is a placeholder and not a real value'],
    ['${X_CLIENT_ID}', 'is a placeholder and not a real value'],
    ['changeme', 'is a placeholder and not a real value'],
    ['xxxxxxxx', 'is a placeholder and not a real value'],
    ['undefined', 'is a placeholder and not a real value'],
    ['CLIENT_SECRET', 'is a placeholder and not a real value'],
  ])('%j %s', (value, problem) => {
    expect(shapeProblem(value)).toBe(problem);
  });

  it.each([
    '86vhj2q81',
    'WPL_AP1.a/b+c==',
    '1234567890123456',
    'test-x-client',
    'xavier',
    'aw1X-_~',
  ])('takes %s for a value', (value) => {
    expect(shapeProblem(value)).toBeNull();
  });

  it('names the wrong one without repeating it', async () => {
    const found = await findingOf(withApp({ clientId: '86vhj', clientSecret: '"s3cr3t"' }), 'app');
    expect(found).toMatchObject({
      level: 'problem',
      title: 'The client secret has quotes around it.',
    });
    expect(JSON.stringify(found)).not.toContain('s3cr3t');
  });

  it('notices the same text in both fields', async () => {
    const found = await findingOf(withApp({ clientId: 'same1', clientSecret: 'same1' }), 'app');
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.title).toContain('the same text');
  });

  it('misses a secret where the platform always has one; X has apps without', async () => {
    const app = { clientId: '86vhj', clientSecret: null };
    expect(await findingOf(withApp(app), 'app')).toMatchObject({ level: 'problem' });
    const x = await findingOf({ ...withApp(app), app: 'x', label: 'X' }, 'app');
    expect(x).toMatchObject({ level: 'warning' });
    expect(x.advice).toContain('Native App');
  });

  it('are changed where they are: the advice follows the source', async () => {
    const broken = { app: { clientId: ' a', clientSecret: 'b' } };
    const inSettings = await findingOf(someFacts({}, { source: 'settings', deps: broken }), 'app');
    expect(inSettings.advice).toContain('under Settings, Social distribution, Platforms');
    expect(inSettings.advice).not.toContain('config/plugins');
    const inConfig = await findingOf(someFacts({}, { source: 'config', deps: broken }), 'app');
    expect(inConfig.advice).toContain('platforms.linkedin.clientSecret in config/plugins');
  });
});

describe('the public address', () => {
  const addressOf = (facts: ReturnType<typeof someFacts>) => findingOf(facts, 'public-address');

  it('is well at https with a domain name', async () => {
    expect(await addressOf(someFacts())).toMatchObject({ level: 'ok' });
  });

  it('must be https where the platform wants that, and loopback is told as a way out', async () => {
    const found = await addressOf(at('http://cms.harbour.example/callback'));
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.advice).toContain('publicUrl');
    expect(found.advice).toContain('127.0.0.1');
    const never = { redirect: { http: 'never', refusedHosts: [] } } as const;
    const strict = await addressOf(at('http://127.0.0.1:1337/callback', never));
    expect(strict).toMatchObject({ level: 'problem' });
    expect(strict.advice).toContain('tunnel');
  });

  it('must say 127.0.0.1 where localhost is refused', async () => {
    const redirect = { http: 'loopback', refusedHosts: ['localhost'] } as const;
    const found = await addressOf(at('http://localhost:1337/callback', { redirect }));
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.advice).toContain('http://127.0.0.1:1337');
  });

  it.each(['http://0.0.0.0:1337/callback', 'http://[::]:1337/callback'])(
    'cannot be %s, even where http is fine',
    async (callbackUrl) => {
      const redirect = { http: 'always', refusedHosts: [] } as const;
      const found = await addressOf(at(callbackUrl, { redirect }));
      expect(found).toMatchObject({ level: 'problem' });
      expect(found.title).toContain('no browser');
    }
  );

  it('is good for development only on loopback, and for insiders only on a private address', async () => {
    const local = await addressOf(at('http://127.0.0.1:1337/callback'));
    expect(local).toMatchObject({ level: 'warning' });
    expect(local.title).toContain('on the machine that Strapi runs on');
    for (const host of ['192.168.1.20', '10.0.0.5', 'cms.internal', 'cms']) {
      const inside = await addressOf(at(`https://${host}/callback`));
      expect(inside).toMatchObject({ level: 'warning' });
      expect(inside.title).toContain('inside your network');
    }
  });

  it('may be anything while a sandbox stands in for the platform', async () => {
    const baseUrls = { web: 'http://127.0.0.1:4001', api: 'http://127.0.0.1:4001' };
    const never = anOAuth({ redirect: { http: 'never', refusedHosts: ['localhost'] } });
    const facts = someFacts(
      {},
      { callbackUrl: 'http://localhost:1337/callback', oauth: never, deps: { baseUrls } }
    );
    const found = await addressOf(facts);
    expect(found).toMatchObject({ level: 'ok' });
    expect(found.title).toContain('sandbox');
  });

  it('is not taken for a sandbox when one of two hosts is live', async () => {
    const baseUrls = { web: 'http://127.0.0.1:4001', api: 'https://api.platform.example' };
    const never = anOAuth({ redirect: { http: 'never', refusedHosts: [] } });
    const callbackUrl = 'http://127.0.0.1:1337/callback';
    const found = await addressOf(someFacts({}, { callbackUrl, oauth: never, deps: { baseUrls } }));
    expect(found).toMatchObject({ level: 'problem' });
  });

  it('must be a URL', async () => {
    const found = await addressOf(at('cms.harbour.example/callback'));
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.title).toContain('not a URL');
  });
});

describe('the callback URL', () => {
  it('is shown to be registered, with those of other platforms that use the app', async () => {
    const other = CALLBACK.replace('linkedin', 'instagram');
    const facts = someFacts({}, { app: 'facebook', otherCallbackUrls: [other] });
    const found = await findingOf(facts, 'callback-url');
    expect(found).toMatchObject({ level: 'ok' });
    expect(found.title).toContain(CALLBACK);
    expect(found.title).toContain(other);
    expect(found.advice).toContain('Valid OAuth Redirect URIs');
  });

  it.each(['https://cms.example/?a=1/callback', 'https://cms.example/#/callback'])(
    'has no query and no fragment: %s',
    async (callbackUrl) => {
      const found = await findingOf(at(callbackUrl), 'callback-url');
      expect(found).toMatchObject({ level: 'problem' });
      expect(found.advice).toContain('publicUrl');
    }
  );
});

describe('hosts that nobody outside reaches', () => {
  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['192.168.0.4', true],
    ['cms.local', true],
    ['harbour.test', true],
    ['strapi', true],
    ['cms.harbour.example', false],
    ['93.184.216.34', false],
    ['internal.example', false],
  ])('%s: %s', (hostname, isInside) => {
    expect(isInsideHost(hostname)).toBe(isInside);
  });
});
