import { createHmac } from 'node:crypto';

export interface ProofInput {
  accessToken: string;
  appSecret: string;
  /** Epoch ms. */
  now: number;
}

/**
 * Proves that the call comes from the app's own server: HMAC-SHA256 over `token|time` with the
 * app's secret, in lower-case hex. Good for five minutes, so it is made for each call (SEC).
 */
export const appSecretProof = (input: ProofInput): Record<string, string> => {
  const time = String(Math.floor(input.now / 1000));
  const proof = createHmac('sha256', input.appSecret)
    .update(`${input.accessToken}|${time}`)
    .digest('hex');
  return { appsecret_proof: proof, appsecret_time: time };
};
