import type { Core } from '@strapi/types';

import type { Platform } from '../../../contracts/platforms';
import type { Endpoint, PlatformId } from '../platforms/contract';
import { getService } from '../services/get-service';

/** A platform as the Connections page shows it. */
export const platformView = (strapi: Core.Strapi, id: PlatformId): Platform => {
  const adapters = getService(strapi, 'adapters');
  const { label, connect } = adapters.descriptorOf(id);
  const byPassword = connect.kind === 'app_password' ? connect : null;
  const { baseUrls } = adapters.depsOf(id);
  const pageUrl = ({ base, path }: Endpoint) => `${baseUrls[base] ?? ''}${path}`;
  return {
    id,
    label,
    connectBy: connect.kind,
    isConfigured: adapters.isConfigured(id),
    callbackUrl: byPassword ? null : getService(strapi, 'oauth').callbackUrlOf(id),
    passwordPageUrl: byPassword && pageUrl(byPassword.passwordPage),
    defaultServiceUrl: byPassword ? (baseUrls[byPassword.serviceBase] ?? null) : null,
  };
};
