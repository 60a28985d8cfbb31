import type { Env } from './env';
import { addressVariable, PLATFORM_BASES } from './platform-addresses';

type Settings = Record<string, unknown>;

/**
 * Reads the platforms' credentials and addresses. A key that is not set is left out, so that the
 * plugin falls back to the platform's real address.
 */
export function platformOptions(env: Env): Record<string, Settings> {
  const platforms = Object.entries(PLATFORM_BASES).map(([platform, bases]) => {
    const addresses = bases.map((base) => [base, env(addressVariable(platform, base))] as const);
    const settings: Settings = { ...appOf(env, platform), baseUrls: definedOnly(addresses) };
    const quotas = env(`${platform.toUpperCase()}_QUOTAS`);
    if (quotas) settings.quotas = JSON.parse(quotas) as unknown;
    const organizationApp = appOf(env, `${platform}_organization`);
    if ('clientId' in organizationApp) settings.organizationApp = organizationApp;
    return [platform, settings] as const;
  });
  return Object.fromEntries(platforms);
}

function appOf(env: Env, name: string): Settings {
  const prefix = name.toUpperCase();
  return definedOnly([
    ['clientId', env(`${prefix}_CLIENT_ID`)],
    ['clientSecret', env(`${prefix}_CLIENT_SECRET`)],
  ]);
}

function definedOnly(entries: readonly (readonly [string, unknown])[]): Settings {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== ''));
}
