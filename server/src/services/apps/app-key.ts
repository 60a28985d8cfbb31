import { PLATFORM_APPS_TABLE } from '../../constants';
import type { SealContext } from '../../crypto/vault';
import type { AppId } from '../../platforms/contract';

/** Names one app of the operator. */
export interface AppKey {
  siteId: number;
  app: AppId;
  /** Mastodon: the server it is registered at; empty elsewhere. */
  serviceUrl: string;
}

/** What the vault authenticates with an app's secret: it opens in its own row only. */
export const appSealContext = ({ siteId, app, serviceUrl }: AppKey): SealContext => ({
  table: PLATFORM_APPS_TABLE,
  rowId: `${siteId}:${app}:${serviceUrl}`,
  purpose: 'client-secret',
});
