import { z } from 'zod';

import type { AdapterDeps, JsonValue, PostedPart, PreparedPart, PublishRequest } from '../contract';
import { PlatformFailure } from '../contract';
import type { RecordRef } from './answers';
import { recordRefSchema } from './answers';
import { forgetBlobs } from './blobs';
import type { Client, RecordAddress, Session } from './client';
import { getRecord, putRecord } from './client';
import { checkContent } from './content-check';
import { draftPart, filesOf } from './draft';
import { rejected, XRPC_ERROR } from './errors';
import { blueskyOptionsSchema, languagesOf } from './options';
import { parseRecordUri, postedPart } from './posted-part';
import { POST_COLLECTION } from './record';

/** What publishing needs besides the request. */
export interface PublishContext {
  client: Client;
  random: AdapterDeps['random'];
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
});

type Payload = z.infer<typeof payloadSchema>;

/** Uploads media and drafts one putRecord body per part; the refs of replies are not known yet. */
export const prepare = async (
  context: PublishContext,
  request: PublishRequest
): Promise<PreparedPart[]> => {
  const { content, account } = request;
  const options = blueskyOptionsSchema.safeParse(request.options);
  if (!options.success) throw rejected('INVALID_OPTIONS', z.prettifyError(options.error));
  checkContent(content);
  const session = sessionOf(context, request);
  const langs = languagesOf(options.data, content.language);
  const prepared: PreparedPart[] = [];
  for (const [index, part] of content.parts.entries()) {
    const card = index === 0 ? content.card : null;
    const { client, random } = context;
    const draft = await draftPart(
      { client, random, request, session },
      { index, part, card, langs }
    );
    const payload: JsonValue = {
      repo: account.id,
      collection: POST_COLLECTION,
      rkey: draft.rkey,
      swapRecord: null,
      record: draft.record,
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
  const session = sessionOf(context, request);
  const payload = readPayload(part);
  const reply = await replyOf(context, { session, index: part.index, earlier });
  const body = { ...payload, record: { ...payload.record, ...(reply && { reply }) } };
  const ref = await putOnce(context, { request, session, index: part.index, body });
  return postedPart({
    index: part.index,
    ref,
    address: addressOf(payload),
    webUrl: context.webUrl,
  });
};

export const readPayload = (part: PreparedPart): Payload => {
  const payload = payloadSchema.safeParse(part.payload);
  if (!payload.success) throw rejected('INVALID_PAYLOAD', 'This is not a prepared Bluesky post.');
  return payload.data;
};

export const addressOf = ({ repo, collection, rkey }: Payload): RecordAddress => ({
  repo,
  collection,
  rkey,
});

const sessionOf = (context: PublishContext, request: PublishRequest): Session => ({
  serviceUrl: context.serviceUrl,
  accessToken: request.credentials.accessToken,
  signal: request.signal,
});

const putOnce = async (
  context: PublishContext,
  input: { request: PublishRequest; session: Session; index: number; body: Payload }
): Promise<RecordRef> => {
  const { request, session, index, body } = input;
  try {
    return await putRecord(context.client, { session, body });
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    if (error.code === XRPC_ERROR.invalidSwap) {
      return readBack(context, { session, address: addressOf(body), refusal: error });
    }
    if (error.code === XRPC_ERROR.blobNotFound) {
      const part = request.content.parts[index];
      const card = index === 0 ? request.content.card : null;
      if (part) await forgetBlobs(request.journal, filesOf({ part, card }));
    }
    throw error;
  }
};

/**
 * InvalidSwap: another version of the record stands under our key, so an earlier attempt, before
 * an edit, did post. Without reading it we do not know its cid, and must not send again.
 */
const readBack = async (
  context: PublishContext,
  input: { session: Session; address: RecordAddress; refusal: PlatformFailure }
): Promise<RecordRef> => {
  const { session, address, refusal } = input;
  const { serviceUrl, signal } = session;
  const unknown = (cause: unknown) =>
    new PlatformFailure(
      { family: 'unknown_outcome' },
      {
        code: XRPC_ERROR.invalidSwap,
        message: 'Bluesky has a post under this key, but it could not be read back.',
        httpStatus: refusal.httpStatus ?? undefined,
        cause,
      }
    );
  let found: RecordRef | null;
  try {
    found = await getRecord(context.client, { serviceUrl, signal, address });
  } catch (error) {
    throw unknown(error);
  }
  if (found === null) throw unknown(refusal);
  return found;
};

const replyOf = async (
  context: PublishContext,
  input: { session: Session; index: number; earlier: readonly PostedPart[] }
): Promise<{ root: RecordRef; parent: RecordRef } | null> => {
  const { session, index, earlier } = input;
  if (index === 0) return null;
  const refAt = async (place: number): Promise<RecordRef> => {
    const posted = earlier.find((part) => part.index === place);
    if (!posted) throw missing();
    const ref = recordRefSchema.safeParse(posted.ref);
    return ref.success ? ref.data : lookUp(context, { session, uri: posted.id });
  };
  return { root: await refAt(0), parent: await refAt(index - 1) };
};

/** A part whose link a person pasted has no ref yet. */
const lookUp = async (
  context: PublishContext,
  input: { session: Session; uri: string }
): Promise<RecordRef> => {
  const { serviceUrl, signal } = input.session;
  const address = parseRecordUri(input.uri);
  const found = address && (await getRecord(context.client, { serviceUrl, signal, address }));
  if (!found) throw missing();
  return { uri: found.uri, cid: found.cid };
};

const missing = (): PlatformFailure =>
  rejected('EARLIER_PART_MISSING', 'The earlier post of this thread was not found on Bluesky.');
