import type { JsonValue } from '../contract';
import { PlatformFailure } from '../contract';
import type { RecordRef } from './answers';
import type { Client, RecordAddress, Session } from './client';
import { getRecord, putRecord } from './client';
import { XRPC_ERROR } from './errors';

/** A putRecord body; a type, not an interface, so that it is assignable to JSON. */
export type PutBody = RecordAddress & {
  /** Write only where nothing is yet. */
  swapRecord: null;
  record: Readonly<Record<string, JsonValue>>;
};

export const addressOf = ({ repo, collection, rkey }: RecordAddress): RecordAddress => ({
  repo,
  collection,
  rkey,
});

/** Writes a post under its key, once, however often it is called; what stands there already is it. */
export const putOnce = async (
  client: Client,
  { session, body }: { session: Session; body: PutBody }
): Promise<RecordRef> => {
  try {
    return await putRecord(client, { session, body });
  } catch (error) {
    if (error instanceof PlatformFailure && error.code === XRPC_ERROR.invalidSwap) {
      return readBack(client, { session, address: addressOf(body), refusal: error });
    }
    throw error;
  }
};

/**
 * InvalidSwap: another version of the record stands under our key, so an earlier attempt, before
 * an edit, did post. Without reading it we do not know its cid, and must not send again.
 */
const readBack = async (
  client: Client,
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
  try {
    const found = await getRecord(client, { serviceUrl, signal, address });
    if (found) return { uri: found.uri, cid: found.cid };
  } catch (error) {
    throw unknown(error);
  }
  throw unknown(refusal);
};
