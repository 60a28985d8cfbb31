import { setTimeout as pause } from 'node:timers/promises';

import type { DeliveryView } from '../../contracts/deliveries';
import type { AdminClient } from '../person/admin-client';
import type { PostReader } from './platform-readers';
import { expectedText } from './readers/expected-text';
import type { Draft } from './sample-drafts';

/** Some platforms tell the address of a post a while after it is out. */
const ADDRESS_TIMEOUT_MS = 90_000;
const BETWEEN_LOOKS_MS = 250;

/** One post, read back from its platform. */
export interface VerifiedPost {
  entry: string;
  how: 'rule' | 'hand';
  platform: string;
  url: string;
  /** From the click on Publish or Distribute until the post was visible, ms. */
  tookMs: number;
  problem: string | null;
}

export interface VerifyArgs {
  client: AdminClient;
  draft: Draft;
  howOf: (platform: string) => VerifiedPost['how'];
  readers: Readonly<Record<string, PostReader>>;
}

/** Reads every post of an article back, once all of them have addresses. */
export const verifyPosts = async (args: VerifyArgs): Promise<VerifiedPost[]> => {
  const { draft, howOf, readers } = args;
  const deliveries = await withAddresses(args);
  return Promise.all(
    deliveries.map(async (delivery) => ({
      entry: draft.title,
      how: howOf(delivery.platform),
      platform: delivery.platformLabel,
      url: delivery.url ?? '—',
      tookMs: Date.parse(delivery.postedAt ?? delivery.createdAt) - Date.parse(delivery.createdAt),
      problem: await problemOf(delivery, readers[delivery.platform]),
    }))
  );
};

const withAddresses = async ({ client, draft }: VerifyArgs): Promise<DeliveryView[]> => {
  const until = Date.now() + ADDRESS_TIMEOUT_MS;
  for (;;) {
    const all = await client.deliveries(draft.documentId);
    const deliveries = all.filter(({ locale }) => locale === draft.locale);
    const isWaiting = deliveries.some(({ state, url }) => state === 'published' && !url);
    if (!isWaiting || Date.now() > until) return deliveries;
    await pause(BETWEEN_LOOKS_MS);
  }
};

const problemOf = async (
  delivery: DeliveryView,
  read: PostReader | undefined
): Promise<string | null> => {
  if (delivery.state !== 'published' || !delivery.postId) {
    return `${delivery.state}: ${delivery.reason ?? 'no reason given'}`;
  }
  if (!delivery.url) return 'published, but without an address';
  if (!read) return 'no reader';
  const text = await read({ id: delivery.postId, url: delivery.url }).catch(String);
  const expected = expectedText(delivery.platform, delivery.text);
  return text === expected ? null : `reads back as ${JSON.stringify(text.slice(0, 120))}`;
};
