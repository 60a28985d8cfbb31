import type { Core } from '@strapi/types';
import { z } from 'zod';

import type { ConnectMethodView, Platform } from '../../../contracts/platforms';
import type { ConnectMethod, PlatformId } from '../platforms/contract';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';

/** A platform as the Connections page shows it. */
export const platformView = async (
  strapi: Core.Strapi,
  { platform, site }: { platform: PlatformId; site: Site }
): Promise<Platform> => {
  const adapters = getService(strapi, 'adapters');
  const { label, methods, serviceBase, formats, options } = adapters.descriptorOf(platform);
  const views: ConnectMethodView[] = [];
  for (const method of methods) views.push(await methodView(strapi, { platform, site, method }));
  const baseUrls = adapters.baseUrlsOf({ platform, serviceUrl: null });
  const usesApp = methods.some((method) => method.kind === 'oauth2');
  return {
    id: platform,
    label,
    formats: Object.entries(formats).map(([id, rules]) => ({ id, label: rules.label })),
    optionsSchema: z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' }),
    methods: views,
    callbackUrl: usesApp ? getService(strapi, 'oauth').callbackUrlOf(platform) : null,
    hasServers: serviceBase !== null,
    defaultServiceUrl: serviceBase ? (baseUrls[serviceBase] ?? null) : null,
  };
};

const methodView = async (
  strapi: Core.Strapi,
  { platform, site, method }: { platform: PlatformId; site: Site; method: ConnectMethod }
): Promise<ConnectMethodView> => {
  const { id, label } = method;
  if (method.kind === 'app_password') {
    const page = method.passwordPage;
    const baseUrls = getService(strapi, 'adapters').baseUrlsOf({ platform, serviceUrl: null });
    const passwordPageUrl = page && `${baseUrls[page.base] ?? ''}${page.path}`;
    return { id, label, connectBy: 'app_password', app: null, isConfigured: true, passwordPageUrl };
  }
  const { app, registersApp } = method;
  const key = { siteId: site.id, app, serviceUrl: '' };
  const isConfigured = registersApp || (await getService(strapi, 'apps').clientIdOf(key)) !== null;
  return {
    ...{ id, label, connectBy: 'oauth2', app: registersApp ? null : app },
    isConfigured,
    passwordPageUrl: null,
  };
};
