import { setupCheckSchema, type SetupCheck } from '../../contracts/setup-check';
import { PLATFORM_SANDBOXES, type SandboxPlatformId } from '../../sandbox/src/platforms';
import type { AdminClient } from '../../scripts/person/admin-client';
import { UIDS } from '../../server/src/constants';
import { BUILT_IN_PLATFORMS, platformOf } from '../../server/src/platforms/registry';
import { tableOf } from '../../server/src/services/database/table';
import { startTestApp, type TestApp } from './harness/app';
import { AuditLog } from './harness/audit';
import { DISTRIBUTION } from './harness/http';
import { asAdmin } from './harness/people';
import { tablesOf } from './harness/rows';
import { aSite } from './harness/sites';

const DESCRIPTORS = BUILT_IN_PLATFORMS.map(({ descriptor }) => descriptor);

/** Scopes that an app is not given, by platform; those without a knob are left out. */
const WITHHOLD: Partial<Record<SandboxPlatformId, { some: object; none: object }>> = {
  linkedin: { some: { communityManagement: false }, none: { communityManagement: true } },
  facebook: {
    some: { unavailableScopes: ['pages_manage_posts'] },
    none: { unavailableScopes: [] },
  },
  instagram: {
    some: { unavailableScopes: ['instagram_business_content_publish'] },
    none: { unavailableScopes: [] },
  },
  tiktok: {
    some: { approvedScopes: ['user.info.basic'] },
    none: { approvedScopes: ['user.info.basic', 'video.publish', 'video.upload', 'video.list'] },
  },
};

/** Every app that a person enters, with the sandbox that its own platform has. */
const APPS = DESCRIPTORS.flatMap(({ id, methods, apiVersion }) =>
  methods.flatMap((method) => {
    if (method.kind !== 'oauth2' || method.registersApp || !(id in PLATFORM_SANDBOXES)) return [];
    // Facebook's app serves Instagram, too; it is checked where it belongs.
    if (method.app === 'facebook' && id !== 'facebook') return [];
    return [{ app: method.app, platform: id as SandboxPlatformId, apiVersion }];
  })
);

const CONFIG = 'plugin::social-distribution';

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const callOf = <T>(method: string, path: string, body?: unknown) =>
  admin.request<{ data: T }>(method, `${DISTRIBUTION}${path}`, body).then(({ data }) => data);

const check = (name: string, query = '') =>
  callOf<SetupCheck>('POST', `/apps/${name}/check${query}`, {});

const levelsOf = ({ findings }: SetupCheck) =>
  Object.fromEntries(findings.map(({ id, level }) => [id, level]));

const findingOf = ({ findings }: SetupCheck, id: string) => {
  const found = findings.find((one) => one.id === id);
  if (!found) throw new Error(`No finding "${id}".`);
  return found;
};

const credentialsOf = (name: string) => {
  const prefix = name.toUpperCase().replace('-', '_');
  return {
    clientId: process.env[`${prefix}_CLIENT_ID`] ?? '',
    clientSecret: process.env[`${prefix}_CLIENT_SECRET`] ?? '',
  };
};

/** Enters other credentials in the settings, which win over the config, while `work` runs. */
const entered = async <T>(
  name: string,
  credentials: Partial<ReturnType<typeof credentialsOf>>,
  work: () => Promise<T>
): Promise<T> => {
  await callOf('PUT', `/apps/${name}`, { ...credentialsOf(name), ...credentials });
  try {
    return await work();
  } finally {
    await callOf('DELETE', `/apps/${name}`);
  }
};

/** Changes a setting of the plugin while `work` runs. */
const configured = async <T>(path: string, value: unknown, work: () => Promise<T>): Promise<T> => {
  const before: unknown = app.strapi.config.get(`${CONFIG}.${path}`);
  app.strapi.config.set(`${CONFIG}.${path}`, value);
  try {
    return await work();
  } finally {
    app.strapi.config.set(`${CONFIG}.${path}`, before);
  }
};

describe.each(APPS)('the set-up of the app "$app"', ({ app: name, platform, apiVersion }) => {
  it('has no problem when everything is right, and says what only connecting shows', async () => {
    const found = await check(name);
    expect(() => setupCheckSchema.parse(found)).not.toThrow();
    expect(levelsOf(found)).toEqual({
      app: 'ok',
      'public-address': 'ok',
      'callback-url': 'ok',
      reachable: 'ok',
      client: 'ok',
      'redirect-uri': 'unknown',
      scopes: 'unknown',
      ...(apiVersion ? { 'api-version': 'ok' } : {}),
      clock: 'ok',
    });
    expect(found).toMatchObject({ app: name, platform, level: 'unknown' });
    expect(found.callbackUrls[0]).toBe(`${app.url}${DISTRIBUTION}/platforms/${platform}/callback`);
  });

  it('has a wrong client secret, which is not repeated', async () => {
    const clientSecret = 'harbour-wrong-Secret-4711';
    const found = await entered(name, { clientSecret }, () => check(name));
    expect(levelsOf(found)).toMatchObject({ app: 'ok', client: 'problem', reachable: 'ok' });
    expect(findingOf(found, 'client').advice).toContain('Settings, Social distribution, Platforms');
    expect(JSON.stringify(found)).not.toContain(clientSecret);
  });

  it('has a wrong client id', async () => {
    const found = await entered(name, { clientId: '86wrong11' }, () => check(name));
    expect(levelsOf(found)).toMatchObject({ app: 'ok', client: 'problem' });
    expect(findingOf(found, 'client').title).toContain('does not know this client id');
  });

  it('lacks the callback URL of this Strapi at the platform', async () => {
    const found = await configured('publicUrl', `${app.url}/cms`, () => check(name));
    expect(levelsOf(found)).toMatchObject({ client: 'ok', 'redirect-uri': 'problem' });
    expect(findingOf(found, 'redirect-uri').advice).toContain(
      `${app.url}/cms${DISTRIBUTION}/platforms/${platform}/callback`
    );
  });

  it('leaves nothing behind: no open sign-in, no audit entry', async () => {
    const log = new AuditLog(app, admin);
    expect(await log.entriesOf(() => check(name))).toEqual([]);
    expect(await tablesOf(app).oauthStates.count({})).toBe(0);
    expect(await tablesOf(app).connections.count({})).toBe(0);
  });

  it('cannot be seen when the platform is away, and that is told', async () => {
    const baseUrls = Object.keys(platformOf(platform).descriptor.baseUrls).map((base) => [
      base,
      'http://127.0.0.1:9',
    ]);
    const found = await configured(
      `platforms.${platform}.baseUrls`,
      Object.fromEntries(baseUrls),
      () => check(name)
    );
    expect(levelsOf(found)).toMatchObject({
      reachable: 'problem',
      client: 'unknown',
      'redirect-uri': 'unknown',
    });
    expect(findingOf(found, 'reachable').title).toContain('127.0.0.1:9');
  });
});

const withScopes = APPS.filter(
  // The product is one of LinkedIn's organisation app; its member app has what everybody gets.
  ({ app: name, platform }) => platform in WITHHOLD && name !== 'linkedin'
);

describe.each(withScopes)('the products of the app "$app"', ({ app: name, platform }) => {
  const configure = (knobs: object | undefined) =>
    app.sandbox.platforms[platform].actions['configure']?.({ ...knobs });

  afterEach(() => configure(WITHHOLD[platform]?.none));

  it('are missing', async () => {
    configure(WITHHOLD[platform]?.some);
    const found = await check(name);
    expect(levelsOf(found)).toMatchObject({ client: 'ok', scopes: 'problem' });
    expect(findingOf(found, 'scopes').advice).toMatch(/https:\/\/.*Needed are: /);
  });
});

describe('LinkedIn', () => {
  it('names the product of the organisation app, and that the callback URL is known', async () => {
    const configure = app.sandbox.platforms.linkedin.actions['configure'];
    configure?.({ communityManagement: false });
    try {
      const found = await check('linkedin-organization');
      expect(findingOf(found, 'scopes').advice).toContain('Community Management API');
      expect(levelsOf(found)).toMatchObject({ 'redirect-uri': 'ok' });
      expect(levelsOf(await check('linkedin'))).toMatchObject({ scopes: 'unknown' });
    } finally {
      configure?.({ communityManagement: true });
    }
  });

  it('has an API version that is over', async () => {
    const old = () => check('linkedin');
    const found = await configured('platforms.linkedin.apiVersion', '202401', old);
    expect(findingOf(found, 'api-version')).toMatchObject({ level: 'problem' });
    expect(found.level).toBe('problem');
  });
});

describe('Facebook', () => {
  it('is told both callback URLs: Instagram accounts behind Pages use the same app', async () => {
    const { callbackUrls } = await check('facebook');
    expect(callbackUrls).toEqual(
      ['facebook', 'instagram'].map((id) => `${app.url}${DISTRIBUTION}/platforms/${id}/callback`)
    );
  });
});

describe('an app that cannot be checked', () => {
  it.each(['mastodon', 'bluesky', 'pigeonpost'])('"%s" answers 404', async (name) => {
    await expect(check(name)).rejects.toMatchObject({ status: 404 });
  });

  it('is missing on a site without one', async () => {
    const without = () => check('x');
    const found = await configured('platforms.x.clientId', undefined, without);
    expect(levelsOf(found)).toEqual({
      app: 'problem',
      'public-address': 'ok',
      'callback-url': 'ok',
    });
  });

  it('has a stored secret that does not open any more', async () => {
    const found = await entered('x', {}, async () => {
      const table = tableOf(app.strapi, UIDS.platformApp);
      await table.updateMany({ where: { app: 'x' }, data: { clientSecret: 'v1.0.a.b.c' } });
      // Others hear of a change of the row after a second.
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      return check('x');
    });
    expect(findingOf(found, 'app')).toMatchObject({ level: 'problem' });
    expect(findingOf(found, 'app').title).toContain('cannot be opened');
  });

  it('belongs to a staging site whose platform is live: nobody is asked', async () => {
    await aSite(admin, { slug: 'stage', name: 'Stage', stage: true });
    const live = { web: 'https://x.com', api: 'https://api.x.com' };
    const found = await configured('platforms.x.baseUrls', live, () => check('x', '?site=stage'));
    expect(found.findings).toHaveLength(1);
    expect(findingOf(found, 'staging')).toMatchObject({ level: 'problem' });
    expect(findingOf(found, 'staging').title).toContain('staging site');
  });

  it('belongs to the site that is asked for, and to no other', async () => {
    await aSite(admin, { slug: 'pier', name: 'Pier' });
    await callOf('PUT', '/apps/x?site=pier', { clientId: '86wrong11', clientSecret: 'a1b2c3' });
    expect(levelsOf(await check('x', '?site=pier'))).toMatchObject({ client: 'problem' });
    expect(levelsOf(await check('x'))).toMatchObject({ client: 'ok' });
  });
});
