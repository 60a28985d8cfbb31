import type { DispatchRequest } from '../../contracts/dispatch';
import type { AdminClient } from '../person/admin-client';
import { connectedTargets, type ConnectedTarget } from './connected-targets';
import { ARTICLE, BY_HAND_ONLY, setRule } from './demo-rule';
import type { PostReader } from './platform-readers';
import { twoDrafts, type Draft } from './sample-drafts';
import { verifyPosts, type VerifiedPost } from './verify-posts';

export { ARTICLE, ensureRule } from './demo-rule';
export type { VerifiedPost } from './verify-posts';

/** Platforms that look at what they fetched before they show it take their time. */
const SETTLE_TIMEOUT_MS = 120_000;

/** What the person says below TikTok's part of the form. */
const AGREED = { privacyLevel: 'PUBLIC_TO_EVERYONE', agreesToTerms: true };

interface Publishing {
  client: AdminClient;
  draft: Draft;
  targets: readonly ConnectedTarget[];
}

/** Publishes one article that a rule distributes and one that is dispatched by hand. */
export const doMainJob = async (
  client: AdminClient,
  readers: Readonly<Record<string, PostReader>>
): Promise<VerifiedPost[]> => {
  const [first, second] = await twoDrafts(client);
  const targets = await connectedTargets(client);
  await distributeByRule({ client, draft: first, targets });
  await distributeByHand({ client, draft: second, targets });
  const byRule = (platform: string) => (platform === BY_HAND_ONLY ? 'hand' : 'rule');
  return [
    ...(await verifyPosts({ client, draft: first, howOf: byRule, readers })),
    ...(await verifyPosts({ client, draft: second, howOf: () => 'hand', readers })),
  ];
};

/** What the rule leaves out follows by hand. */
const distributeByRule = async ({ client, draft, targets }: Publishing): Promise<void> => {
  const left = targets.filter(({ platform }) => platform === BY_HAND_ONLY);
  await setRule(client, true);
  await client.publishArticle(draft.documentId, draft.locale);
  await settled(client, draft, targets.length - left.length);
  if (left.length === 0) return;
  await client.dispatch({ ...orderOf(draft, left), targetIds: left.map(({ id }) => id) });
  await settled(client, draft, targets.length);
};

const distributeByHand = async ({ client, draft, targets }: Publishing): Promise<void> => {
  await setRule(client, false);
  await client.publishArticle(draft.documentId, draft.locale);
  await client.dispatch(orderOf(draft, targets));
  await settled(client, draft, targets.length);
  await setRule(client, true);
};

/** To all of these targets, with the options that a platform wants from a person. */
export const orderOf = (
  { documentId, locale }: Pick<Draft, 'documentId' | 'locale'>,
  targets: readonly ConnectedTarget[]
): DispatchRequest => {
  const agreed = targets.filter(({ platform }) => platform === BY_HAND_ONLY);
  const overrides = Object.fromEntries(agreed.map(({ id }) => [String(id), { options: AGREED }]));
  return { contentType: ARTICLE, documentId, locale, overrides };
};

const settled = (client: AdminClient, { documentId }: Draft, atLeast: number) =>
  client.settledDeliveries(documentId, atLeast, SETTLE_TIMEOUT_MS);
