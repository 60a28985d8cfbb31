import { parseConfig } from '../../../../server/src/config/parse-config';
import {
  configFindings,
  type ConfigWorld,
} from '../../../../server/src/services/doctor/config-findings';
import { hideSecrets } from '../../../../server/src/services/doctor/hide-secrets';
import { keyFindings } from '../../../../server/src/services/doctor/keys';
import type { KeyState } from '../../../../server/src/services/key-rotation/key-use';
import type { TypeSchema } from '../../../../server/src/services/mappings/schemas';
import { textOf } from './texts';

const KEY = 'c0ffee'.repeat(11).slice(0, 64);
const ARTICLE = 'api::article.article';

const aConfig = (over: object = {}) =>
  parseConfig({
    encryption: { key: KEY },
    contentTypes: { [ARTICLE]: { title: 'title', link: '/{locale}/notes/{slug}' } },
    ...over,
  });

const ARTICLE_TYPE: TypeSchema = {
  uid: ARTICLE,
  info: { displayName: 'Article', singularName: 'article', pluralName: 'articles' },
  pluginOptions: { i18n: { localized: true } },
  attributes: {
    title: { type: 'string' },
    slug: { type: 'uid' },
    seo: { type: 'component', component: 'shared.seo' },
    words: { type: 'integer' },
  },
};

const aWorld = (over: Partial<ConfigWorld> = {}): ConfigWorld => ({
  schemas: {
    typeOf: (uid) => (uid === ARTICLE ? ARTICLE_TYPE : null),
    componentOf: () => ({ attributes: { metaDescription: { type: 'text' } } }),
  },
  platforms: ['x', 'linkedin'],
  hasSandbox: false,
  ...over,
});

describe('the config', () => {
  it('is fine when everything it names is there', () => {
    expect(configFindings(aConfig(), aWorld())).toEqual([
      { level: 'ok', title: 'The config of the plugin is valid.', advice: null },
    ]);
  });

  it.each<[string, object, string]>([
    ['a platform', { platforms: { linkdin: {} } }, 'platforms.linkdin'],
    ['a content-type', { contentTypes: { 'api::gone.gone': {} } }, 'contentTypes'],
    [
      'an attribute',
      { contentTypes: { [ARTICLE]: { title: 'title', summary: 'lead' } } },
      `contentTypes.${ARTICLE}.summary`,
    ],
    [
      'an attribute in the link',
      { contentTypes: { [ARTICLE]: { link: '/{locale}/{path}' } } },
      `contentTypes.${ARTICLE}.link`,
    ],
    [
      'an attribute inside a component',
      { contentTypes: { [ARTICLE]: { summary: 'seo.lead' } } },
      `contentTypes.${ARTICLE}.summary`,
    ],
  ])('has a problem when it names %s that does not exist', (_, over, setting) => {
    const [found, ...others] = configFindings(aConfig(over), aWorld());
    expect(others).toEqual([]);
    expect(found?.level).toBe('problem');
    expect(found?.advice).toContain(setting);
  });

  it('is warned of when an attribute cannot give what it is named for', () => {
    const contentTypes = { [ARTICLE]: { title: 'words', summary: 'seo.metaDescription' } };
    const [first, found, ...others] = configFindings(aConfig({ contentTypes }), aWorld());
    expect(first?.level).toBe('ok');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ level: 'warning' });
    expect(found?.advice).toContain(`contentTypes.${ARTICLE}.title`);
  });

  it('has a problem when nobody can work on the embedded queue', () => {
    const found = configFindings(aConfig({ queue: { worker: false } }), aWorld());
    expect(found).toMatchObject([{ level: 'problem' }]);
    expect(found[0]?.advice).toContain('queue.worker');
    const queue = { backend: 'redis', url: 'redis://queue.example', worker: false };
    expect(configFindings(aConfig({ queue }), aWorld())).toMatchObject([{ level: 'ok' }]);
  });

  it.each<[string, object, string]>([
    ['nothing can be distributed', { contentTypes: {} }, 'contentTypes'],
    ['doubts are settled too soon', { delivery: { settlingFactor: 0.5 } }, 'settlingFactor'],
    ['the network inside is open', { http: { allowPrivateHosts: true } }, 'allowPrivateHosts'],
  ])('is warned of when %s', (_, over, setting) => {
    const [first, found] = configFindings(aConfig(over), aWorld());
    expect(first?.level).toBe('ok');
    expect(found?.level).toBe('warning');
    expect(found?.advice).toContain(setting);
  });

  it('may open the network inside for a sandbox', () => {
    const config = aConfig({ http: { allowPrivateHosts: true } });
    expect(configFindings(config, aWorld({ hasSandbox: true }))).toMatchObject([{ level: 'ok' }]);
  });
});

describe('the keys', () => {
  const CURRENT = '0a1b2c3d';
  const OLD = 'deadbeef';
  const statusWith = (keyId: string | null, state: KeyState, oldKeyIds: string[] = []) => ({
    currentKeyId: CURRENT,
    oldKeyIds,
    keys: [{ keyId, state, rows: { account: 2, app: 1, choice: 0, 'ai-provider': 0, webhook: 0 } }],
  });

  it('are fine when everything uses the current one', () => {
    expect(keyFindings(statusWith(CURRENT, 'current'))).toEqual([
      { level: 'ok', title: `The encryption key ${CURRENT} is set.`, advice: null },
    ]);
  });

  it('are to be rotated while an old one is needed', () => {
    const [, found, ...others] = keyFindings(statusWith(OLD, 'old', [OLD]));
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      level: 'warning',
      title: `2 accounts and 1 app are encrypted with the old key ${OLD}.`,
    });
    expect(found?.advice).toContain('rotate-keys');
  });

  it('lack one that something was encrypted with', () => {
    const [, found] = keyFindings(statusWith(OLD, 'missing'));
    expect(found).toMatchObject({ level: 'problem' });
    expect(textOf(found)).toMatch(new RegExp(`${OLD}.*OAUTH_ENCRYPTION_KEYS_OLD.*reconnect`, 'i'));
  });

  it('do not matter to what is no envelope', () => {
    const [, found] = keyFindings(statusWith(null, 'unreadable'));
    expect(found).toMatchObject({ level: 'problem' });
    expect(found?.title).toContain('not in the form this plugin writes');
  });

  it('hold an old one that nothing needs any more', () => {
    const [, found] = keyFindings(statusWith(CURRENT, 'current', [OLD]));
    expect(found).toMatchObject({ level: 'warning' });
    expect(textOf(found)).toMatch(new RegExp(`${OLD}.*Remove it from OAUTH_ENCRYPTION_KEYS_OLD`));
  });
});

describe('secrets', () => {
  it('are taken out of the words of others', () => {
    const config = aConfig({
      platforms: {
        linkedin: {
          clientId: 'harbour',
          clientSecret: 'quay-Secret',
          organizationApp: { clientId: 'pier', clientSecret: 'pier-Secret' },
        },
      },
      queue: { backend: 'redis', url: 'redis://me:tide-Word@queue.example' },
    });
    const title = `It said quay-Secret, pier-Secret, tide-Word, ${KEY} and ${KEY.toUpperCase()} to harbour.`;
    const advice = 'Not redis://me:tide-Word@queue.example.';
    const finding = { level: 'problem' as const, title, advice };
    const [clean] = hideSecrets([{ id: 'a', title: 'A', findings: [finding] }], config);
    const hidden = Array.from({ length: 5 }, () => '[redacted]');
    expect(clean?.findings).toEqual([
      {
        level: 'problem',
        title: `It said ${hidden.slice(0, 4).join(', ')} and ${hidden[4]} to harbour.`,
        advice: 'Not [redacted].',
      },
    ]);
  });
});
