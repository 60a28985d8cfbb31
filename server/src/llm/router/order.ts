import type { LlmRequest } from '../contract';
import { likelyCost } from '../pricing';
import type { RoutedProvider } from './routed-provider';

/** `preferred`: as given. `cheapest`: by what this request is likely to cost. */
export type RoutingOrder = 'preferred' | 'cheapest';

/** Who is asked first. Among equals, and among those without a price, the preferred one. */
export const inOrder = (
  providers: readonly RoutedProvider[],
  { order, request }: { order: RoutingOrder; request: LlmRequest }
): RoutedProvider[] => {
  if (order === 'preferred') return [...providers];
  return providers
    .map((candidate) => ({ candidate, usd: costOf(candidate, request) }))
    .sort((one, other) => (one.usd === other.usd ? 0 : one.usd - other.usd))
    .map(({ candidate }) => candidate);
};

/** A price that nobody knows counts as dearer than all. */
const costOf = ({ provider, price }: RoutedProvider, request: LlmRequest): number =>
  likelyCost({ request, provider: provider.id, price }).usd ?? Infinity;
