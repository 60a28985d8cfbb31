import type { Core } from '@strapi/types';

import type { AppId, ConnectMethod, PlatformId } from '../../platforms/contract';
import { configurableApps } from '../../platforms/registry';
import { getService } from '../get-service';
import type { Site } from '../sites/site';

export type OAuthMethod = Extract<ConnectMethod, { kind: 'oauth2' }>;

/** One way in which an app is used: Meta's serves Pages and, through them, Instagram. */
export interface AppUse {
  platform: PlatformId;
  method: OAuthMethod;
}

export interface ConfiguredApp {
  app: AppId;
  site: Site;
  source: 'settings' | 'config';
  /** The app's own platform first. */
  uses: [AppUse, ...AppUse[]];
  /** Which of several it is, "LinkedIn (Pages of your company)"; null: the platform's only one. */
  name: string | null;
}

/** Every app that somebody entered. One of the config serves all sites and is there once. */
export const configuredApps = async (strapi: Core.Strapi): Promise<ConfiguredApp[]> => {
  const sites = await getService(strapi, 'sites').list();
  // A staging site keeps away from live platforms, whatever app it could use.
  const ordered = [...sites].sort((one, other) => Number(one.stage) - Number(other.stage));
  const found: ConfiguredApp[] = [];
  for (const app of configurableApps()) {
    const uses = usesOf(strapi, app);
    const [use, ...others] = uses;
    if (!use) continue;
    for (const site of ordered) {
      const key = { siteId: site.id, app, serviceUrl: '' };
      const source = (await getService(strapi, 'apps').summaryOf(key))?.source;
      const isKnown = found.some((one) => one.app === app && one.source === 'config');
      if (!source || (source === 'config' && isKnown)) continue;
      const ofSite = source === 'settings' && sites.length > 1 ? site.name : null;
      const name = nameOf(strapi, { app, use, ofSite });
      found.push({ app, site, source, uses: [use, ...others], name });
    }
  }
  return found;
};

const usesOf = (strapi: Core.Strapi, app: AppId): AppUse[] => {
  const adapters = getService(strapi, 'adapters');
  const uses = adapters
    .ids()
    .flatMap((platform) =>
      adapters
        .descriptorOf(platform)
        .methods.flatMap((method): AppUse[] =>
          method.kind === 'oauth2' && method.app === app ? [{ platform, method }] : []
        )
    );
  return uses.sort((one, other) => Number(other.platform === app) - Number(one.platform === app));
};

const nameOf = (
  strapi: Core.Strapi,
  { app, use, ofSite }: { app: AppId; use: AppUse; ofSite: string | null }
): string | null => {
  const { label } = getService(strapi, 'adapters').descriptorOf(use.platform);
  const of = [...(app === use.platform ? [] : [use.method.label]), ...(ofSite ? [ofSite] : [])];
  return of.length === 0 ? null : `${label} (${of.join(', ')})`;
};
