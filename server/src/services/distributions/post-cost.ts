import type { PlatformDescriptor } from '../../platforms/contract';
import type { StoredContent } from '../adaptation/stored-content';

/** What the platform charges for a post, US dollars; null: it is not known to charge anything. */
export const postCostUsd = (
  { pricesOf }: Pick<PlatformDescriptor, 'pricesOf'>,
  { parts, card }: StoredContent
): number | null => {
  if (!pricesOf) return null;
  const prices = pricesOf({ texts: parts.map(({ text }) => text), card: card?.url ?? null });
  return prices.reduce((sum, { usd }) => sum + usd, 0);
};
