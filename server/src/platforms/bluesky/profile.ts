import { z } from 'zod';

import { cidOf } from './answers';
import type { Client } from './client';
import { getRecord } from './client';

const PROFILE = { collection: 'app.bsky.actor.profile', rkey: 'self' };

const profileSchema = z.object({
  displayName: z.string().trim().min(1).nullable().catch(null),
  avatar: z.unknown(),
});

export interface Profile {
  name: string | null;
  avatarUrl: string | null;
}

/**
 * Name and picture are a record in the account's own repository: reading it there needs no
 * AppView, which lags and which a self-hosted server may lack. An account may have none.
 */
export const readProfile = async (
  client: Client,
  input: { serviceUrl: string; did: string }
): Promise<Profile> => {
  const { serviceUrl, did } = input;
  try {
    const address = { repo: did, ...PROFILE };
    const record = await getRecord(client, { serviceUrl, address });
    const profile = profileSchema.parse(record?.value);
    const query = (cid: string) => new URLSearchParams({ did, cid }).toString();
    return {
      name: profile.displayName,
      avatarUrl: profile.avatar
        ? `${serviceUrl}/xrpc/com.atproto.sync.getBlob?${query(cidOf(profile.avatar))}`
        : null,
    };
  } catch {
    return { name: null, avatarUrl: null };
  }
};
