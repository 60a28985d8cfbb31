import { webhookPlatform } from '../../../examples/webhook-platform';
import {
  BUILT_IN_PLATFORM_IDS,
  PlatformFailure,
  TransportError,
  type PlatformModule,
} from '../../../server/src/platforms/contract';
import {
  addPlatform,
  BUILT_IN_PLATFORMS,
  configurableApps,
  findPlatform,
  platformIds,
  platformOf,
  platformOfApp,
} from '../../../server/src/platforms/registry';
import { registerPlatform } from '../../../server/src/platform-kit';

describe('the platforms of the plugin', () => {
  it('are the eight, in the order people see them', () => {
    expect(BUILT_IN_PLATFORMS.map(({ descriptor }) => descriptor.id)).toEqual([
      ...BUILT_IN_PLATFORM_IDS,
    ]);
  });

  it('have an app where a person registers one', () => {
    expect(configurableApps()).toEqual(
      expect.arrayContaining(['x', 'linkedin', 'linkedin-organization', 'facebook', 'tiktok'])
    );
    expect(configurableApps()).not.toContain('mastodon');
    expect(platformOfApp('linkedin-organization').descriptor.id).toBe('linkedin');
    expect(() => platformOfApp('nobody')).toThrow('No platform has an app "nobody"');
  });

  it.each(BUILT_IN_PLATFORMS.map((module) => [module.descriptor.id, module] as const))(
    'name the end of their API version as a date, or none: %s',
    (_, { descriptor }) => {
      const { apiVersion } = descriptor;
      if (apiVersion?.sunsetAt) expect(Date.parse(apiVersion.sunsetAt)).toBeGreaterThan(0);
      expect(apiVersion === null || apiVersion.default.length > 0).toBe(true);
    }
  );
});

describe('a platform of another plugin', () => {
  it('stands behind ours once it is registered, and may be registered again', () => {
    addPlatform(webhookPlatform);
    addPlatform(webhookPlatform);
    expect(platformIds()).toEqual([...BUILT_IN_PLATFORM_IDS, 'webhook']);
    expect(platformOf('webhook')).toBe(webhookPlatform);
  });

  it.each<[string, object, string]>([
    ['no descriptor', { descriptor: undefined }, 'it has no descriptor'],
    ['an id of ours', changed({ id: 'x' }), '"x" is a platform of the plugin itself'],
    ['an id that no address takes', changed({ id: 'My Hook' }), 'lower-case letters'],
    ['no label', changed({ label: '' }), 'webhook has no label'],
    ['no way to connect', changed({ methods: [] }), 'Webhook has no way to connect'],
    ['no feed', changed({ formats: {} }), 'Webhook has no rules for its feed'],
    ['options that are no schema', changed({ options: {} }), 'Webhook has no options schema'],
    ['no adapter', { Adapter: undefined }, 'Webhook has no Adapter class'],
    ['no connector', { Connector: undefined }, 'Webhook has no Connector class'],
  ])('is refused in words with %s', (_, change, message) => {
    const module = { ...webhookPlatform, ...change } as PlatformModule;
    expect(() => addPlatform(module)).toThrow(message);
  });

  it('that is gone is named, with what to do', () => {
    expect(findPlatform('gone')).toBeNull();
    expect(() => platformOf('gone')).toThrow(/no platform "gone".*install that plugin again/);
  });

  it('needs the plugin', () => {
    const strapi = { plugin: () => undefined };
    expect(() => registerPlatform(strapi, webhookPlatform)).toThrow(
      'The platform Webhook needs strapi-plugin-social-distribution'
    );
  });

  it('is handed to the plugin as it is', () => {
    const given: PlatformModule[] = [];
    const service = { registerPlatform: (module: PlatformModule) => given.push(module) };
    registerPlatform({ plugin: () => ({ service: () => service }) }, webhookPlatform);
    expect(given).toEqual([webhookPlatform]);
  });
});

describe('failures from another copy of the contract', () => {
  it('are known by their brand, and others are not', () => {
    const brandOf = (name: string) => Symbol.for(`strapi-plugin-social-distribution.${name}`);
    const foreign = Object.assign(new Error('x'), { [brandOf('platform-failure')]: true });
    expect(foreign instanceof PlatformFailure).toBe(true);
    expect(foreign instanceof TransportError).toBe(false);
    expect(new Error('x') instanceof PlatformFailure).toBe(false);
    expect(new TransportError('reset', 'x') instanceof TransportError).toBe(true);
  });
});

function changed(changes: object): object {
  return { descriptor: { ...webhookPlatform.descriptor, ...changes } };
}
