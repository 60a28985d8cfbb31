import type { AccountChoice } from '../../contracts/account-choices';
import type { AdminClient } from '../person/admin-client';

const CHOICES = '/api/admin/distribution/account-choices';
const PLATFORMS = ['facebook', 'instagram', 'threads', 'tiktok', 'mastodon'];

/** Those that post with pictures, by redirects; connecting again renews what is there. */
export const connectMoreAccounts = async (client: AdminClient): Promise<void> => {
  for (const platform of PLATFORMS) {
    const page = await client.connectByOAuth(platform);
    const [, choice] = /\/choose\/([^/]+)$/.exec(page.pathname) ?? [];
    const handle = choice ? await pickOne(client, choice) : page.searchParams.get('connected');
    if (!handle) throw new Error(`${platform} was not connected: ${page.search}`);
    console.log(`· Connected ${handle} on ${platform}`);
  }
};

/** The account that was picked before, else the first that can be. */
const pickOne = async (client: AdminClient, choice: string): Promise<string | null> => {
  const path = `${CHOICES}/${choice}`;
  const { data } = await client.request<{ data: AccountChoice }>('GET', path);
  const usable = data.accounts.filter(({ problem }) => problem === null);
  const account = usable.find(({ isConnected }) => isConnected) ?? usable[0];
  if (!account) return null;
  await client.request('POST', path, { accountIds: [account.id] });
  return account.name;
};
