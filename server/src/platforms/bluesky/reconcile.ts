import type { Doubt, PublishRequest, Reconciliation } from '../contract';
import { PlatformFailure } from '../contract';
import { getRecord } from './client';
import { putGates } from './gates';
import { postedPart } from './posted-part';
import type { PublishContext } from './publish';
import { readPayload, sessionOf } from './publish';
import { addressOf } from './put-once';

/**
 * The record key was chosen before the call, so the account's own server, which is authoritative
 * at once, knows whether the part is there (com.atproto.repo.getRecord, checked 2026-11-22).
 * A server that is down or busy is asked again later: its failure is thrown. Gates that are still
 * missing are written: that is a no-op where they stand, and shows no post.
 */
export const reconcile = async (
  context: PublishContext,
  { request, doubt }: { request: PublishRequest; doubt: Doubt }
): Promise<Reconciliation> => {
  const { client, serviceUrl, webUrl } = context;
  const { gates, ...payload } = readPayload(doubt.part);
  const { index } = doubt.part;
  const address = addressOf(payload);
  let isOut = false;
  try {
    const ref = await getRecord(client, { serviceUrl, signal: request.signal, address });
    if (ref === null) return { outcome: 'absent' };
    isOut = true;
    const session = sessionOf(context, request);
    await putGates(client, { session, post: address, gates });
    return { outcome: 'posted', part: postedPart({ index, ref, address, webUrl }) };
  } catch (error) {
    if (!(error instanceof PlatformFailure) || !isRefusal(error, isOut)) throw error;
    const reason = isOut
      ? `The post is out, but Bluesky refuses to limit its replies or quotes: ${error.message}`
      : error.message;
    return { outcome: 'unsure', reason };
  }
};

/**
 * An answer that asking again will not change: the repository moved away or was taken down.
 * Reading needs no token, so `auth_expired` is one of these; writing does, and a refresh cures it.
 */
const isRefusal = ({ family }: PlatformFailure, isWriting: boolean): boolean =>
  family === 'rejected' ||
  family === 'account_problem' ||
  (family === 'auth_expired' && !isWriting);
