import { AI_PROVIDERS_TABLE } from '../../constants';
import type { SealContext } from '../../crypto/vault';

/** Names a site's settings of one vendor. */
export interface AiProviderKey {
  siteId: number;
  /** As stored; data of a newer version may name one that this version does not know. */
  provider: string;
}

/** What the vault authenticates with a vendor's key: it opens in its own row only. */
export const aiProviderSealContext = ({ siteId, provider }: AiProviderKey): SealContext => ({
  table: AI_PROVIDERS_TABLE,
  rowId: `${siteId}:${provider}`,
  purpose: 'api-key',
});
