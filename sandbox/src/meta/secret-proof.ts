import { createHmac } from 'node:crypto';

import { GraphError } from './graph-error';
import type { Params } from './request-params';

/** A proof with `appsecret_time` is good for five minutes. */
const TIMED_PROOF_MS = 300_000;

const refused = (message: string): GraphError =>
  new GraphError({ status: 400, type: 'GraphMethodException', code: 100, message });

export interface ProofCheck {
  params: Params;
  token: string;
  appSecret: string;
  /** Epoch ms. */
  now: number;
  isRequired: boolean;
}

/**
 * `appsecret_proof`: HMAC-SHA256 of the token, or of `token|appsecret_time`, in lower-case hex. A
 * proof that is given must be right, even where none is required.
 */
export const checkSecretProof = ({ params, token, appSecret, now, isRequired }: ProofCheck) => {
  const proof = params('appsecret_proof');
  const time = params('appsecret_time');
  if (proof === undefined) {
    if (!isRequired) return;
    throw refused('API calls from the server require an appsecret_proof argument');
  }
  const message = time === undefined ? token : `${token}|${time}`;
  const isInTime = time === undefined || Math.abs(now - Number(time) * 1000) <= TIMED_PROOF_MS;
  const expected = createHmac('sha256', appSecret).update(message).digest('hex');
  if (proof === expected && isInTime) return;
  throw refused('Invalid appsecret_proof provided in the API argument');
};
