import { z } from 'zod';

import type { JsonValue } from '../contract';
import { PlatformFailure } from '../contract';
import type { Client, RecordAddress, Session } from './client';
import { deleteRecord, putRecord } from './client';
import type { Draft } from './draft';
import { XRPC_ERROR } from './errors';
import type { BlueskyOptions } from './options';
import { recordUri } from './posted-part';

const THREADGATE = 'app.bsky.feed.threadgate';
const POSTGATE = 'app.bsky.feed.postgate';

/** The post is out; who may answer or quote it is not settled yet. */
export const GATE_PENDING = 'GATE_PENDING';

/** A type, not an interface, so that it is assignable to JSON. */
export type Gate = { collection: string; record: Readonly<Record<string, JsonValue>> };

export const gatesSchema = z.array(
  z.object({
    collection: z.enum([THREADGATE, POSTGATE]),
    record: z.record(z.string(), z.json()),
  })
);

/**
 * What limits replies and quotes: records of their own, under the very key of their post
 * (app/bsky/feed/{threadgate,postgate}.json, docs/tutorials/thread-gates, checked 2026-11-22). They
 * are stored with the payload and never change, so that writing them again is a no-op.
 *
 * @param post where the post will be; replies are governed by the first post of a thread alone
 */
export const gatesOf = (
  { replies, quotes }: Pick<BlueskyOptions, 'replies' | 'quotes'>,
  post: Pick<Draft, 'createdAt'> & { address: RecordAddress; index: number }
): Gate[] => {
  const common = { post: recordUri(post.address), createdAt: post.createdAt };
  const gates: Gate[] = [];
  if (post.index === 0 && replies !== undefined && replies !== 'everyone') {
    const record = { $type: THREADGATE, ...common, allow: ALLOWED[replies] };
    gates.push({ collection: THREADGATE, record });
  }
  if (quotes === 'nobody') {
    const embeddingRules = [{ $type: `${POSTGATE}#disableRule` }];
    gates.push({
      collection: POSTGATE,
      record: { $type: POSTGATE, ...common, embeddingRules },
    });
  }
  return gates;
};

type Limited = Exclude<NonNullable<BlueskyOptions['replies']>, 'everyone'>;

/** An empty list lets nobody reply; without the record anybody can. */
const ALLOWED: Readonly<Record<Limited, JsonValue[]>> = {
  mentioned: [{ $type: `${THREADGATE}#mentionRule` }],
  following: [{ $type: `${THREADGATE}#followingRule` }],
  followers: [{ $type: `${THREADGATE}#followerRule` }],
  nobody: [],
};

/** Writes the gates of a visible post; one that stands there already, whatever it says, is kept. */
export const putGates = async (
  client: Client,
  input: { session: Session; post: RecordAddress; gates: readonly Gate[] }
): Promise<void> => {
  const { session, post, gates } = input;
  for (const { collection, record } of gates) {
    const body = { repo: post.repo, collection, rkey: post.rkey, swapRecord: null, record };
    try {
      await putRecord(client, { session, body, phase: 'other' });
    } catch (error) {
      const stands = error instanceof PlatformFailure && error.code === XRPC_ERROR.invalidSwap;
      if (!stands) throw error;
    }
  }
};

/** Takes away what was about a post that is gone; without a post they do nothing. */
export const deleteGates = async (
  client: Client,
  { session, post }: { session: Session; post: RecordAddress }
): Promise<void> => {
  for (const collection of [THREADGATE, POSTGATE]) {
    await deleteRecord(client, { session, address: { ...post, collection } });
  }
};
