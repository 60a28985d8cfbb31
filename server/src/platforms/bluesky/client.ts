import { z } from 'zod';

import type { ByteSource, Clock, JsonValue } from '../contract';
import type { PostCounts, RecordRef, SessionInfo, TokenSession } from './answers';
import {
  cidOf,
  deletionSchema,
  handleSchema,
  postsSchema,
  readAnswer,
  recordRefSchema,
  recordSchema,
  sessionSchema,
  tokenSessionSchema,
  uploadSchema,
} from './answers';
import type { CallPhase } from './errors';
import { errorNameOf, XRPC_ERROR } from './errors';
import type { Xrpc } from './xrpc';

const UPLOAD_TIMEOUT_MS = 120_000;
/** For what is read and sent piece by piece: videos. */
const STREAM_TIMEOUT_MS = 30 * 60_000;
const HANDLE_TIMEOUT_MS = 10_000;

/** What every endpoint function needs. */
export interface Client {
  xrpc: Xrpc;
  clock: Pick<Clock, 'now'>;
}

/** Where and as whom a call goes out. */
export interface Session {
  serviceUrl: string;
  accessToken: string;
  signal?: AbortSignal;
}

/** Reading needs no token. */
export type Place = Omit<Session, 'accessToken'>;

/** A type, not an interface, so that it is assignable to JSON. */
export type RecordAddress = {
  /** DID of the account. */
  repo: string;
  collection: string;
  rkey: string;
};

export interface UploadedBlob {
  cid: string;
  /** The blob object, to be copied unchanged into a record. */
  blob: JsonValue;
}

export interface SignIn {
  serviceUrl: string;
  /** Handle, e-mail address or DID. */
  identifier: string;
  password: string;
}

export const createSession = async (client: Client, input: SignIn): Promise<TokenSession> => {
  const { serviceUrl, identifier, password } = input;
  const response = await client.xrpc({
    serviceUrl,
    method: 'POST',
    nsid: 'com.atproto.server.createSession',
    body: { kind: 'json', value: { identifier, password } },
  });
  return readAnswer({ response, schema: tokenSessionSchema, now: client.clock.now() });
};

export interface RefreshTokenOwner {
  serviceUrl: string;
  refreshToken: string;
}

/** Takes no body; the refresh token itself is the Bearer. */
export const refreshSession = async (
  client: Client,
  owner: RefreshTokenOwner
): Promise<TokenSession> => {
  const response = await client.xrpc({
    serviceUrl: owner.serviceUrl,
    method: 'POST',
    nsid: 'com.atproto.server.refreshSession',
    token: owner.refreshToken,
  });
  return readAnswer({ response, schema: tokenSessionSchema, now: client.clock.now() });
};

export const getSession = async (client: Client, session: Session): Promise<SessionInfo> => {
  const response = await client.xrpc({
    ...destinationOf(session),
    method: 'GET',
    nsid: 'com.atproto.server.getSession',
  });
  return readAnswer({ response, schema: sessionSchema, now: client.clock.now() });
};

export const deleteSession = async (client: Client, owner: RefreshTokenOwner): Promise<void> => {
  const response = await client.xrpc({
    serviceUrl: owner.serviceUrl,
    method: 'POST',
    nsid: 'com.atproto.server.deleteSession',
    token: owner.refreshToken,
  });
  readAnswer({ response, schema: z.unknown(), now: client.clock.now() });
};

/** The DID of a handle. Throws `rejected` when nobody has it, as far as this server can tell. */
export const resolveHandle = async (
  client: Client,
  query: Place & { handle: string }
): Promise<string> => {
  const response = await client.xrpc({
    serviceUrl: query.serviceUrl,
    signal: query.signal,
    method: 'GET',
    nsid: 'com.atproto.identity.resolveHandle',
    query: { handle: query.handle },
    timeoutMs: HANDLE_TIMEOUT_MS,
  });
  return readAnswer({ response, schema: handleSchema, now: client.clock.now() }).did;
};

/** Same bytes, same blob: repeatable. A source is read piece by piece while it is sent. */
export const uploadBlob = async (
  client: Client,
  upload: { session: Session; bytes: Uint8Array | ByteSource; mimeType: string }
): Promise<UploadedBlob> => {
  const { bytes } = upload;
  const isWhole = bytes instanceof Uint8Array;
  const response = await client.xrpc({
    ...destinationOf(upload.session),
    method: 'POST',
    nsid: 'com.atproto.repo.uploadBlob',
    body: isWhole ? { kind: 'bytes', bytes } : { kind: 'stream', source: bytes },
    contentType: upload.mimeType,
    timeoutMs: isWhole ? UPLOAD_TIMEOUT_MS : STREAM_TIMEOUT_MS,
  });
  const { blob } = readAnswer({ response, schema: uploadSchema, now: client.clock.now() });
  return { blob, cid: cidOf(blob) };
};

/**
 * The call that posts. With `swapRecord: null` in the body it writes only where nothing is yet.
 * What no reader sees as a post (a gate) goes in phase `other`.
 */
export const putRecord = async (
  client: Client,
  write: { session: Session; body: JsonValue; phase?: CallPhase }
): Promise<RecordRef> => {
  const { session, body, phase = 'commit' } = write;
  const response = await client.xrpc({
    ...destinationOf(session),
    method: 'POST',
    nsid: 'com.atproto.repo.putRecord',
    body: { kind: 'json', value: body },
    phase,
  });
  return readAnswer({ response, schema: recordRefSchema, phase, now: client.clock.now() });
};

/** False when there was nothing to delete: such a call changes nothing and has no commit. */
export const deleteRecord = async (
  client: Client,
  input: { session: Session; address: RecordAddress }
): Promise<boolean> => {
  const response = await client.xrpc({
    ...destinationOf(input.session),
    method: 'POST',
    nsid: 'com.atproto.repo.deleteRecord',
    body: { kind: 'json', value: input.address },
  });
  const answer = readAnswer({ response, schema: deletionSchema, now: client.clock.now() });
  return answer?.commit !== undefined;
};

/** Counts of posts as the network's index knows them; the server forwards the question to it. */
export const getPosts = async (
  client: Client,
  query: { session: Session; uris: readonly string[] }
): Promise<PostCounts[]> => {
  const response = await client.xrpc({
    ...destinationOf(query.session),
    method: 'GET',
    nsid: 'app.bsky.feed.getPosts',
    query: { uris: query.uris },
  });
  return readAnswer({ response, schema: postsSchema, now: client.clock.now() }).posts;
};

/** Null when the server says for certain that the record is not there. */
export const getRecord = async (
  client: Client,
  query: Place & { address: RecordAddress }
): Promise<z.infer<typeof recordSchema> | null> => {
  const response = await client.xrpc({
    serviceUrl: query.serviceUrl,
    signal: query.signal,
    method: 'GET',
    nsid: 'com.atproto.repo.getRecord',
    query: { ...query.address },
  });
  if (response.status === 400 && errorNameOf(response) === XRPC_ERROR.recordNotFound) return null;
  return readAnswer({ response, schema: recordSchema, now: client.clock.now() });
};

const destinationOf = (session: Session) => ({
  serviceUrl: session.serviceUrl,
  token: session.accessToken,
  signal: session.signal,
});
