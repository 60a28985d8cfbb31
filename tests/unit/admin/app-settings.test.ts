import { saveAppSchema, type AppView } from '../../../contracts/apps';
import type { PlatformHealthView } from '../../../contracts/health';
import type { Platform } from '../../../contracts/platforms';
import { SETUP_LEVELS, type SetupFinding, type SetupLevel } from '../../../contracts/setup-check';
import {
  appFieldProblems,
  appFieldsOf,
  isAppChanged,
  isOtherApp,
  saveRequestOf,
} from '../../../admin/src/settings/platforms/app-fields';
import {
  appStateOf,
  callbackUrlsOf,
  troublesOf,
  usesOf,
} from '../../../admin/src/settings/platforms/app-facts';
import { guideOf } from '../../../admin/src/settings/platforms/setup-guides';
import { LEVELS, setupHeadlineOf } from '../../../admin/src/settings/platforms/setup-words';
import de from '../../../admin/src/translations/de';
import en from '../../../admin/src/translations/en';
import { BUILT_IN_PLATFORMS, configurableApps } from '../../../server/src/platforms/registry';
import { portalOf } from '../../../server/src/services/setup-check/portals';

const DESCRIPTORS = BUILT_IN_PLATFORMS.map(({ descriptor }) => descriptor);

const anApp = (over: Partial<AppView> = {}): AppView => ({
  app: 'linkedin',
  platform: 'linkedin',
  platformLabel: 'LinkedIn',
  methodLabel: 'Your own profile',
  callbackUrl: 'https://cms.example/linkedin/callback',
  clientId: null,
  hasSecret: false,
  source: null,
  updatedAt: null,
  ...over,
});

const storedApp = anApp({ clientId: 'id-1', hasSecret: true, source: 'settings' });

const fields = (over = {}) => ({ clientId: '', clientSecret: '', isPublic: false, ...over });

const aPlatform = (id: string, apps: (string | null)[]): Platform => ({
  id,
  label: id,
  formats: [{ id: 'feed', label: 'Post' }],
  optionsSchema: {},
  methods: apps.map((app, place) => ({
    id: `way-${place}`,
    label: 'Way',
    connectBy: 'oauth2',
    app,
    isConfigured: true,
    passwordPageUrl: null,
  })),
  callbackUrl: `https://cms.example/${id}/callback`,
  hasServers: false,
  defaultServiceUrl: null,
});

describe('the form of an app', () => {
  it('never holds a stored secret', () => {
    expect(appFieldsOf(storedApp)).toEqual(fields({ clientId: 'id-1' }));
  });

  it('keeps the stored secret when none is entered', () => {
    expect(saveRequestOf(fields({ clientId: ' id-2 ' }))).toEqual({ clientId: 'id-2' });
  });

  it('sends id and secret without what copying brings along', () => {
    const request = saveRequestOf(fields({ clientId: 'id-2\n', clientSecret: '\ts-1 ' }));
    expect(request).toEqual({ clientId: 'id-2', clientSecret: 's-1' });
    expect(saveAppSchema.parse(request)).toEqual(request);
  });

  it('says to the server that a public client has no secret, whatever was typed before', () => {
    const request = saveRequestOf(fields({ clientId: 'a', clientSecret: 's', isPublic: true }));
    expect(request).toEqual({ clientId: 'a', clientSecret: null });
    expect(saveAppSchema.safeParse(request).success).toBe(true);
  });

  it('asks for the secret only while none is stored', () => {
    const typed = fields({ clientId: 'id-1' });
    expect(appFieldProblems(typed, { hasSecret: false })).toEqual({
      clientSecret: 'app.clientSecret.missing',
    });
    expect(appFieldProblems(typed, { hasSecret: true })).toEqual({});
    expect(appFieldProblems({ ...typed, isPublic: true }, { hasSecret: false })).toEqual({});
  });

  it('asks for the client id', () => {
    expect(appFieldProblems(fields({ clientId: '  ' }), { hasSecret: true })).toEqual({
      clientId: 'app.clientId.missing',
    });
  });

  it('takes an app without a secret for a public client on X alone', () => {
    const withoutSecret = { clientId: 'id-1', hasSecret: false };
    expect(appFieldsOf({ app: 'x', ...withoutSecret }).isPublic).toBe(true);
    expect(appFieldsOf({ app: 'linkedin', ...withoutSecret }).isPublic).toBe(false);
    expect(appFieldsOf({ app: 'x', clientId: null, hasSecret: false }).isPublic).toBe(false);
  });

  it('can be saved once something changed', () => {
    const before = appFieldsOf(storedApp);
    expect(isAppChanged(before, storedApp)).toBe(false);
    expect(isAppChanged({ ...before, clientId: 'id-1 ' }, storedApp)).toBe(false);
    expect(isAppChanged({ ...before, clientId: 'id-2' }, storedApp)).toBe(true);
    expect(isAppChanged({ ...before, clientSecret: 's' }, storedApp)).toBe(true);
    expect(isAppChanged({ ...before, isPublic: true }, storedApp)).toBe(true);
  });

  it('warns when an app takes the place of another one', () => {
    expect(isOtherApp(fields({ clientId: 'id-2' }), storedApp)).toBe(true);
    expect(isOtherApp(fields({ clientId: 'id-1' }), storedApp)).toBe(false);
    expect(isOtherApp(fields({ clientId: '' }), storedApp)).toBe(false);
    expect(isOtherApp(fields({ clientId: 'id-2' }), anApp())).toBe(false);
  });
});

describe('where an app comes from', () => {
  it.each([
    [anApp(), 'app.state.notSetUp', null],
    [anApp({ source: 'config', clientId: 'a' }), 'app.state.config', null],
    [anApp({ source: 'settings', updatedAt: null }), 'app.state.entered', null],
    [
      anApp({ source: 'settings', updatedAt: '2026-11-22T10:00:00.000Z' }),
      'app.state.enteredAt',
      '2026-11-22T10:00:00.000Z',
    ],
  ])('is told: case %#', (app, messageId, at) => {
    expect(appStateOf(app)).toMatchObject({ messageId, at });
  });
});

describe('what an app connects', () => {
  const platforms = [
    aPlatform('facebook', ['facebook']),
    aPlatform('instagram', ['instagram', 'facebook']),
    aPlatform('mastodon', [null]),
  ];

  it('is every method that uses it, on whatever platform', () => {
    const uses = usesOf('facebook', platforms);
    expect(uses.map(({ platform, method }) => `${platform.id}/${method.id}`)).toEqual([
      'facebook/way-0',
      'instagram/way-1',
    ]);
  });

  it('needs the callback URL of each of those platforms, its own first and each once', () => {
    const app = { app: 'facebook', callbackUrl: 'https://cms.example/facebook/callback' };
    expect(callbackUrlsOf(app, platforms)).toEqual([
      'https://cms.example/facebook/callback',
      'https://cms.example/instagram/callback',
    ]);
  });

  it('has its own callback URL also when the platforms are not known', () => {
    expect(callbackUrlsOf(anApp(), [])).toEqual(['https://cms.example/linkedin/callback']);
    expect(callbackUrlsOf(anApp({ callbackUrl: '' }), [])).toEqual([]);
  });
});

describe('the guides', () => {
  const apps = configurableApps();

  it.each(apps)('tell in three to six steps how to make the app of %s', (app) => {
    const steps = guideOf(app)?.steps ?? [];
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(steps.length).toBeLessThanOrEqual(6);
    expect(new Set(steps).size).toBe(steps.length);
  });

  it.each(apps)('lead to the portal that the set-up check names: %s', (app) => {
    expect(guideOf(app)?.portalUrl).toBe(portalOf(app).address);
  });

  it('know nothing of other apps', () => {
    expect(guideOf('mastodon')).toBeNull();
    expect(guideOf('toString')).toBeNull();
  });

  const methods = DESCRIPTORS.flatMap((descriptor) => descriptor.methods);

  // LinkedIn and X grant by product and by app type; the others list permissions by name.
  it.each(['facebook', 'instagram', 'threads', 'tiktok'])(
    'name every permission that cannot be missing: %s',
    (app) => {
      const needed = methods.flatMap((method) =>
        method.kind === 'oauth2' && method.app === app
          ? method.oauth.scopes.filter(({ isNeeded }) => isNeeded).map(({ name }) => name)
          : []
      );
      expect(needed.length).toBeGreaterThan(1);
      for (const texts of [en, de]) {
        const guide = (guideOf(app)?.steps ?? []).map((step) => texts[step]).join('\n');
        expect(needed.filter((scope) => !guide.includes(scope))).toEqual([]);
      }
    }
  );
});

describe('the report of a check', () => {
  const findings = (...levels: SetupLevel[]): SetupFinding[] =>
    levels.map((level, place) => ({ id: `f${place}`, level, title: 'T', advice: null }));

  it('has a look for every level, and no two alike', () => {
    expect(Object.keys(LEVELS).sort()).toEqual([...SETUP_LEVELS].sort());
    const looks = Object.values(LEVELS);
    for (const part of ['messageId', 'icon', 'tone'] as const) {
      expect(new Set(looks.map((look) => look[part])).size).toBe(looks.length);
    }
  });

  it.each([
    [findings('ok', 'ok'), 'setup.headline.fine', 2],
    [findings('unknown', 'ok'), 'setup.headline.fine', 1],
    [findings('ok', 'warning', 'unknown'), 'setup.headline.warning', 1],
    [findings('warning', 'problem', 'ok', 'problem'), 'setup.headline.problem', 2],
    [findings('unknown'), 'setup.headline.unknown', 1],
    [findings(), 'setup.headline.unknown', 0],
  ])('says the worst that was found: case %#', (found, messageId, count) => {
    expect(setupHeadlineOf(found)).toMatchObject({ messageId, count });
  });
});

describe('what an administrator has to mend', () => {
  const VERSION = 'LinkedIn switches API version 202609 off on 2027-09-15.';
  const healthOf = (platform: string, operatorProblem: string | null): PlatformHealthView => ({
    ...{ platform, label: platform, published24h: 0, failed24h: 0, errorRate: 0, circuit: null },
    operatorProblem,
  });
  const troubles = (app: AppView, health: PlatformHealthView[], platforms: Platform[] = []) =>
    troublesOf(app, { platforms, health });

  it('stands at every app of that platform, and at no other', () => {
    const health = [healthOf('x', 'X wants credits.'), healthOf('linkedin', VERSION)];
    expect(troubles(anApp(), health)).toEqual([VERSION]);
    expect(troubles(anApp({ app: 'linkedin-organization' }), health)).toEqual([VERSION]);
    expect(troubles(anApp({ app: 'tiktok', platform: 'tiktok' }), health)).toEqual([]);
  });

  it('is nothing while a platform is well', () => {
    expect(troubles(anApp(), [healthOf('linkedin', null)])).toEqual([]);
  });

  it('may be at a platform that the app opens, too', () => {
    const platforms = [aPlatform('facebook', ['facebook']), aPlatform('instagram', ['facebook'])];
    const health = [healthOf('facebook', null), healthOf('instagram', 'Instagram is over.')];
    const app = anApp({ app: 'facebook', platform: 'facebook' });
    expect(troubles(app, health, platforms)).toEqual(['Instagram is over.']);
  });
});
