import type { AccountChoice, PickAccountsResponse } from '../../../contracts/account-choices';
import type { AdminClient } from '../../person/admin-client';

const API = '/api/admin/distribution';

/** Those where a login may hold several accounts, of which the demo picks one. */
const MORE_PLATFORMS = ['facebook', 'instagram', 'threads', 'tiktok', 'mastodon'];

/** Connects every account that the demo left out. */
export const connectEverything = async (client: AdminClient): Promise<void> => {
  for (const platform of MORE_PLATFORMS) {
    const choice = await connect(client, platform);
    if (choice) await pickAll(client, choice);
  }
};

/** Goes through the consent; the token of the choice when the platform gave several accounts. */
export const connect = async (client: AdminClient, platform: string): Promise<string | null> => {
  const page = await client.connectByOAuth(platform);
  const [, choice] = /\/choose\/([^/]+)$/.exec(page.pathname) ?? [];
  if (choice) return choice;
  if (page.searchParams.has('connected')) return null;
  throw new Error(`${platform} was not connected: ${page.search}`);
};

const pickAll = async (client: AdminClient, choice: string): Promise<void> => {
  const path = `${API}/account-choices/${choice}`;
  const { data } = await client.request<{ data: AccountChoice }>('GET', path);
  const accountIds = data.accounts.filter(({ problem }) => problem === null).map(({ id }) => id);
  await client.request<{ data: PickAccountsResponse }>('POST', path, { accountIds });
};
