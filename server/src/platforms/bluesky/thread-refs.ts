import { z } from 'zod';

import type { PostedPart } from '../contract';
import type { PlatformFailure } from '../contract';
import type { RecordRef } from './answers';
import { recordRefSchema } from './answers';
import type { Client, Session } from './client';
import { getRecord } from './client';
import { rejected } from './errors';
import { parseRecordUri } from './posted-part';

/** A type, not an interface, so that it is assignable to JSON. */
export type ReplyRefs = { root: RecordRef; parent: RecordRef };

const replySchema = z.object({ reply: z.object({ root: recordRefSchema }) });

/** What a part of a thread answers: the first part and the one before it. Null for the first. */
export const threadReplyOf = async (
  client: Client,
  input: { session: Session; index: number; earlier: readonly PostedPart[] }
): Promise<ReplyRefs | null> => {
  const { session, index, earlier } = input;
  if (index === 0) return null;
  const refAt = async (place: number): Promise<RecordRef> => {
    const posted = earlier.find((part) => part.index === place);
    if (!posted) throw missing();
    const ref = recordRefSchema.safeParse(posted.ref);
    return ref.success ? ref.data : lookUp(client, { session, uri: posted.id });
  };
  return { root: await refAt(0), parent: await refAt(index - 1) };
};

/** What a comment under a post answers; the post may itself be an answer in a thread. */
export const commentReplyOf = async (
  client: Client,
  { session, post }: { session: Session; post: PostedPart }
): Promise<ReplyRefs> => {
  const ref = recordRefSchema.safeParse(post.ref);
  if (post.index === 0 && ref.success) return { root: ref.data, parent: ref.data };
  const found = await find(client, { session, uri: post.id });
  const parent = { uri: found.uri, cid: found.cid };
  return { root: replySchema.safeParse(found.value).data?.reply.root ?? parent, parent };
};

/** A part whose link a person pasted has no ref yet. */
const lookUp = async (
  client: Client,
  input: { session: Session; uri: string }
): Promise<RecordRef> => {
  const { uri, cid } = await find(client, input);
  return { uri, cid };
};

const find = async (client: Client, { session, uri }: { session: Session; uri: string }) => {
  const { serviceUrl, signal } = session;
  const address = parseRecordUri(uri);
  const found = address && (await getRecord(client, { serviceUrl, signal, address }));
  if (!found) throw missing();
  return found;
};

const missing = (): PlatformFailure =>
  rejected('EARLIER_PART_MISSING', 'The post that this one answers was not found on Bluesky.');
