import type { Core } from '@strapi/types';

import { isInsideHost } from '../../http/inside-host';
import { postRulesOf, type PostRules, type PlatformId } from '../../platforms/contract';
import type { Connection } from '../connections/connection';
import { getService } from '../get-service';
import type { UsedPlatform } from './public-address';

/** The platforms that somebody connected, or has an app for. */
export const usedPlatforms = (
  strapi: Core.Strapi,
  { connections, withApp }: { connections: readonly Connection[]; withApp: ReadonlySet<PlatformId> }
): UsedPlatform[] => {
  const adapters = getService(strapi, 'adapters');
  return adapters.ids().flatMap((platform) => {
    const accounts = connections.filter((connection) => connection.platform === platform);
    if (accounts.length === 0 && !withApp.has(platform)) return [];
    const descriptor = adapters.descriptorOf(platform);
    const rules =
      accounts.length > 0
        ? accounts.map((account) => postRulesOf(descriptor, account))
        : [descriptor];
    const serviceUrl = accounts[0]?.serviceUrl ?? null;
    const addresses = Object.values(adapters.baseUrlsOf({ platform, serviceUrl }));
    return {
      label: descriptor.label,
      pullsMedia: rules.some(pulls),
      canFetch: getService(strapi, 'media').links.isReachableFrom(addresses),
      isSandbox: addresses.some(isInside),
      hasAccounts: accounts.length > 0,
    };
  });
};

const pulls = ({ formats }: PostRules): boolean =>
  Object.values(formats).some(({ image, gif, video, document }) =>
    [image, gif, video, document].some((rules) => rules?.transfer === 'url')
  );

const isInside = (url: string): boolean => URL.canParse(url) && isInsideHost(new URL(url).hostname);
