import type { PluginConfig } from '../../config/schema';
import type { AppCredentials, AppId } from '../../platforms/contract';
import { platformOfApp } from '../../platforms/registry';

type PlatformSettings = PluginConfig['platforms'][string];

/** Apps that are not their platform's only one stand below it under a name. */
const BESIDE: Readonly<Record<string, (settings: PlatformSettings) => Partial<AppCredentials>>> = {
  'linkedin-organization': ({ organizationApp }) => organizationApp ?? {},
};

/** The app as the config or the environment has it; null: not there. */
export const configApp = (config: PluginConfig, app: AppId): AppCredentials | null => {
  const settings = config.platforms[platformOfApp(app).descriptor.id];
  if (!settings) return null;
  const { clientId, clientSecret } = BESIDE[app]?.(settings) ?? settings;
  return clientId ? { clientId, clientSecret: clientSecret ?? null } : null;
};
