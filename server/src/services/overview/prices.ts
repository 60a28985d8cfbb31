import type { Core } from '@strapi/types';

import type { PricesView } from '../../../../contracts/overview';
import type { PlatformDescriptor } from '../../platforms/contract';
import { getService } from '../get-service';
import type { Site } from '../sites/site';

/** What posts and AI calls of a site cost. Nothing of keys and addresses. */
export const pricesOf = async (strapi: Core.Strapi, site: Site): Promise<PricesView> => {
  const adapters = getService(strapi, 'adapters');
  const accounts = await getService(strapi, 'connections').list([site.id]);
  const used = new Set<string>(accounts.map(({ platform }) => platform));
  const providers = await getService(strapi, 'aiProviders').list(site);
  return {
    siteId: site.id,
    platforms: adapters
      .ids()
      .filter((platform) => used.has(platform))
      .map((platform) => {
        const descriptor = adapters.descriptorOf(platform);
        return { platform, label: descriptor.label, prices: postPrices(descriptor) };
      }),
    ai: providers
      .filter(({ isReady }) => isReady)
      .map(({ provider, label, model, defaultModel, price }) => ({
        ...{ provider, label, price },
        model: model ?? defaultModel,
      })),
  };
};

/** The kinds of posts whose prices differ anywhere. */
const SAMPLES = [
  { texts: [''], card: null },
  { texts: ['https://example.com/'], card: 'https://example.com/' },
];

/** What the platform charges for each kind, the cheapest first. */
const postPrices = ({
  pricesOf: ask,
}: Pick<PlatformDescriptor, 'pricesOf'>): { what: string; usd: number }[] => {
  const prices = SAMPLES.flatMap((sample) => ask?.(sample) ?? []);
  const byReason = new Map(prices.map(({ reason, usd }) => [reason, usd]));
  return [...byReason]
    .map(([what, usd]) => ({ what, usd }))
    .sort((one, other) => one.usd - other.usd);
};
