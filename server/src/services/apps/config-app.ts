import type { PluginConfig } from '../../config/schema';
import type { AppCredentials, AppId, PlatformId } from '../../platforms/contract';

type PlatformSettings = PluginConfig['platforms'][PlatformId];

interface AppPlace {
  platform: PlatformId;
  read: (settings: PlatformSettings) => { clientId?: string; clientSecret?: string } | undefined;
}

const mainApp = (platform: PlatformId): AppPlace => ({ platform, read: (settings) => settings });

/** Where each app stands in the config. Mastodon's are made by us, one per server. */
const PLACES: Readonly<Record<AppId, AppPlace>> = {
  x: mainApp('x'),
  linkedin: mainApp('linkedin'),
  'linkedin-organization': {
    platform: 'linkedin',
    read: (settings) => settings?.organizationApp,
  },
  facebook: mainApp('facebook'),
  instagram: mainApp('instagram'),
  threads: mainApp('threads'),
  tiktok: mainApp('tiktok'),
  mastodon: { platform: 'mastodon', read: () => undefined },
};

/** The app as the config or the environment has it; null: not there. */
export const configApp = (config: PluginConfig, app: AppId): AppCredentials | null => {
  const { platform, read } = PLACES[app];
  const found = read(config.platforms[platform]);
  if (!found?.clientId) return null;
  return { clientId: found.clientId, clientSecret: found.clientSecret ?? null };
};

export const platformOfApp = (app: AppId): PlatformId => PLACES[app].platform;
