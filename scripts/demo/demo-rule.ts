import type { AdminClient } from '../person/admin-client';
import { connectedTargets } from './connected-targets';

export const ARTICLE = 'api::article.article';

/** Wants a person's word for every single post, so no rule can post there. */
export const BY_HAND_ONLY = 'tiktok';

const PATH = '/api/admin/distribution/rules';

/** One rule: every article to every connected account that takes posts by rule. */
export const ensureRule = async (client: AdminClient): Promise<number> => {
  const existing = (await client.rules()).find(({ contentType }) => contentType === ARTICLE);
  if (existing) return existing.id;
  await client.request('POST', PATH, await ruleFor(client));
  return ensureRule(client);
};

export const setRule = async (client: AdminClient, enabled: boolean): Promise<void> => {
  const id = await ensureRule(client);
  await client.request('PUT', `${PATH}/${id}`, { ...(await ruleFor(client)), enabled });
};

/** Names its targets only where one has to be left out. */
const ruleFor = async (client: AdminClient): Promise<Record<string, unknown>> => {
  const targets = await connectedTargets(client);
  const served = targets.filter(({ platform }) => platform !== BY_HAND_ONLY);
  const isWhole = served.length === targets.length;
  return {
    name: isWhole
      ? 'New articles to every account'
      : 'New articles to every account except on TikTok',
    contentType: ARTICLE,
    targetIds: isWhole ? null : served.map(({ id }) => id),
  };
};
