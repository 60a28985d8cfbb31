import type { Doubt, Reconciliation } from '../contract';
import { PlatformFailure } from '../contract';
import { getRecord } from './client';
import { postedPart } from './posted-part';
import type { PublishContext } from './publish';
import { addressOf, readPayload } from './publish';

/**
 * The record key was chosen before the call, so the account's own server, which is authoritative
 * at once, knows whether the part is there (com.atproto.repo.getRecord, checked 2026-11-22).
 * A server that is down or busy is asked again later: its failure is thrown.
 */
export const reconcile = async (
  context: PublishContext,
  input: { doubt: Doubt; signal: AbortSignal }
): Promise<Reconciliation> => {
  const { part } = input.doubt;
  const address = addressOf(readPayload(part));
  const { serviceUrl, webUrl } = context;
  try {
    const ref = await getRecord(context.client, { serviceUrl, signal: input.signal, address });
    return ref === null
      ? { outcome: 'absent' }
      : { outcome: 'posted', part: postedPart({ index: part.index, ref, address, webUrl }) };
  } catch (error) {
    if (error instanceof PlatformFailure && isRefusal(error)) {
      return { outcome: 'unsure', reason: error.message };
    }
    throw error;
  }
};

/** An answer that asking again will not change: the repository moved away or was taken down. */
const isRefusal = ({ family }: PlatformFailure): boolean =>
  family === 'rejected' || family === 'account_problem' || family === 'auth_expired';
