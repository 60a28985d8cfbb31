import { z } from 'zod';

import type { JsonValue, PostedPart, PreparedPart, PublishRequest } from '../contract';
import { parsePostOptions, PlatformFailure } from '../contract';
import { forgetBlob } from './blobs';
import type { Session } from './client';
import { draftPart, filesOf } from './draft';
import { rejected, XRPC_ERROR } from './errors';
import { GATE_PENDING, gatesOf, gatesSchema, putGates } from './gates';
import { blueskyOptionsSchema, languagesOf } from './options';
import { postedPart } from './posted-part';
import { addressOf, putOnce } from './put-once';
import { POST_COLLECTION } from './record';
import { threadReplyOf } from './thread-refs';
import type { VideoContext } from './video';
import { forgetVideo } from './video';

/** What publishing needs besides the request. */
export interface PublishContext extends VideoContext {
  /** Base URL of the account's own server. */
  serviceUrl: string;
  /** Base URL of public pages. */
  webUrl: string;
}

const payloadSchema = z.object({
  repo: z.string(),
  collection: z.string(),
  rkey: z.string(),
  swapRecord: z.null(),
  record: z.record(z.string(), z.json()),
  /** Written once the post is out. */
  gates: gatesSchema.default([]),
});

type Payload = z.infer<typeof payloadSchema>;

/** Uploads media and drafts one putRecord body per part; the refs of replies are not known yet. */
export const prepare = async (
  context: PublishContext,
  request: PublishRequest
): Promise<PreparedPart[]> => {
  const { content, account } = request;
  const options = parsePostOptions(blueskyOptionsSchema, request.options, 'Bluesky');
  const session = sessionOf(context, request);
  const langs = languagesOf(options, content.language);
  const prepared: PreparedPart[] = [];
  for (const [index, part] of content.parts.entries()) {
    const card = index === 0 ? content.card : null;
    const source = { index, part, card, langs, options };
    const draft = await draftPart({ ...context, request, session }, source);
    const address = { repo: account.id, collection: POST_COLLECTION, rkey: draft.rkey };
    const gates = gatesOf(options, { address, index, createdAt: draft.createdAt });
    const payload: JsonValue = {
      ...address,
      swapRecord: null,
      record: draft.record,
      ...(gates.length > 0 ? { gates } : {}),
    };
    prepared.push({ index, payload });
  }
  return prepared;
};

/** putRecord with `swapRecord: null`: writes once, however often it is sent. */
export const commit = async (
  context: PublishContext,
  input: { request: PublishRequest; part: PreparedPart; earlier: readonly PostedPart[] }
): Promise<PostedPart> => {
  const { request, part, earlier } = input;
  const { client, webUrl } = context;
  const { index } = part;
  const session = sessionOf(context, request);
  const { gates, ...payload } = readPayload(part);
  const reply = await threadReplyOf(client, { session, index, earlier });
  const body = { ...payload, record: { ...payload.record, ...(reply && { reply }) } };
  const address = addressOf(payload);
  try {
    const ref = await putOnce(client, { session, body });
    await putGates(client, { session, post: address, gates }).catch(reportPendingGate);
    return postedPart({ index, ref, address, webUrl });
  } catch (error) {
    const isGone = error instanceof PlatformFailure && error.code === XRPC_ERROR.blobNotFound;
    if (isGone) await forgetUploads(request, index);
    throw error;
  }
};

export const readPayload = (part: PreparedPart): Payload => {
  const payload = payloadSchema.safeParse(part.payload);
  if (!payload.success) throw rejected('INVALID_PAYLOAD', 'This is not a prepared Bluesky post.');
  return payload.data;
};

export const sessionOf = (
  { serviceUrl }: { serviceUrl: string },
  { credentials, signal }: Pick<PublishRequest, 'credentials' | 'signal'>
): Session => ({ serviceUrl, accessToken: credentials.accessToken, signal });

/** The post itself must not be sent again: reconciling finds it and writes what is missing. */
const reportPendingGate = (cause: unknown): never => {
  if (!(cause instanceof PlatformFailure)) throw cause;
  const message = `The post is out, but who may reply or quote is not settled yet: ${cause.message}`;
  const httpStatus = cause.httpStatus ?? undefined;
  throw new PlatformFailure(
    { family: 'unknown_outcome' },
    { code: GATE_PENDING, message, httpStatus, cause }
  );
};

const forgetUploads = async (request: PublishRequest, index: number): Promise<void> => {
  const { content, journal } = request;
  const part = content.parts[index];
  const card = index === 0 ? content.card : null;
  for (const file of part ? filesOf({ part, card }) : []) {
    await forgetBlob(journal, file);
    if (file.kind === 'video') await forgetVideo({ request, file });
  }
};
