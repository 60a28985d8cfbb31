import type { LlmPrice, LlmProvider } from '../contract';

/** A provider as the router gets it. */
export interface RoutedProvider {
  provider: LlmProvider;
  /** Null: nobody knows, which counts as dearer than any price. */
  price: LlmPrice | null;
  /**
   * Tells one configuration from another without telling the key, see `fingerprintOf`: a provider
   * whose settings changed starts with a clean record.
   */
  fingerprint: string;
  /** False: a request with pictures is not for it. @default true */
  seesImages?: boolean;
}

/** By what breakers and latencies are kept: the same model with the same settings, on any site. */
export const breakerKeyOf = ({
  provider,
  fingerprint,
}: {
  provider: Pick<LlmProvider, 'id' | 'model'>;
  fingerprint: string;
}): string => [provider.id, provider.model, fingerprint].join('|');
