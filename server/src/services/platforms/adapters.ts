import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { createHttpClient } from '../../http/http-client';
import type {
  AdapterDeps,
  AppCredentials,
  PlatformAdapter,
  PlatformDescriptor,
  PlatformId,
} from '../../platforms/contract';
import { PLATFORM_ADAPTERS, PLATFORM_DESCRIPTORS } from '../../platforms/registry';
import { systemClock, systemRandom } from '../environment';

/** Builds adapters from the config; they keep no state that outlives a delivery. */
export const createAdapters = ({ strapi }: { strapi: Core.Strapi }) => {
  const { http: httpOptions } = getConfig(strapi);
  const http = createHttpClient(httpOptions);

  const settingsOf = (platform: PlatformId) => getConfig(strapi).platforms[platform];

  const appOf = (platform: PlatformId): AppCredentials | null => {
    const settings = settingsOf(platform);
    if (!settings?.clientId) return null;
    return { clientId: settings.clientId, clientSecret: settings.clientSecret ?? null };
  };

  const depsOf = (platform: PlatformId): AdapterDeps => {
    const descriptor = PLATFORM_DESCRIPTORS[platform];
    const settings = settingsOf(platform);
    const baseUrls: Record<string, string> = { ...descriptor.baseUrls };
    for (const [name, url] of Object.entries(settings?.baseUrls ?? {})) {
      if (url) baseUrls[name] = url;
    }
    return {
      http,
      clock: systemClock,
      random: systemRandom,
      baseUrls,
      apiVersion: settings?.apiVersion ?? descriptor.apiVersion?.default ?? null,
      app: appOf(platform),
    };
  };

  return {
    adapterFor(platform: PlatformId): PlatformAdapter {
      return new PLATFORM_ADAPTERS[platform](depsOf(platform));
    },
    depsOf,
    descriptorOf: (platform: PlatformId): PlatformDescriptor => PLATFORM_DESCRIPTORS[platform],
    /** Whether people can connect it: its app is configured, or it needs none. */
    isConfigured: (platform: PlatformId): boolean =>
      PLATFORM_DESCRIPTORS[platform].connect.kind === 'app_password' || appOf(platform) !== null,
  };
};
