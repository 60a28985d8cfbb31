import { createHmac, randomBytes } from 'node:crypto';

import { WEBHOOKS_TABLE } from '../../constants';
import type { SealContext } from '../../crypto/vault';

const PREFIX = 'whsec_';
/** As long as what SHA-256 gives; the specification asks for 24 to 64. */
const SECRET_BYTES = 32;

/** A new signing secret as Standard Webhooks writes it: `whsec_` and base64. */
export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** What the vault authenticates with the secret that signs. */
export const secretSealContext = (key: string): SealContext => ({
  table: WEBHOOKS_TABLE,
  rowId: key,
  purpose: 'signing-secret',
});

/** The same for the one before. */
export const previousSecretSealContext = (key: string): SealContext => ({
  table: WEBHOOKS_TABLE,
  rowId: key,
  purpose: 'previous-signing-secret',
});

export interface Signed {
  messageId: string;
  body: string;
}

/**
 * The three headers of the Standard Webhooks specification.
 *
 * @param secrets each signs; receivers accept any of the signatures
 * @param now epoch ms; receivers refuse what is more than minutes off
 */
export const signatureHeaders = (
  { messageId, body }: Signed,
  secrets: readonly string[],
  now: number
): Record<string, string> => {
  const timestamp = String(Math.floor(now / 1000));
  const signed = `${messageId}.${timestamp}.${body}`;
  return {
    'webhook-id': messageId,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${macOf(secret, signed)}`).join(' '),
  };
};

const macOf = (secret: string, signed: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(signed)
    .digest('base64');
