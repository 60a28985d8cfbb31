import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Where a ciphertext belongs; a copy in another row or column does not open. */
export interface SealContext {
  table: string;
  /** Row id that never changes (documentId). */
  rowId: string;
  purpose: string;
}

/** The envelope was changed, belongs to another row, or its key is not configured. */
export class VaultError extends Error {
  constructor(
    readonly reason: 'malformed' | 'unknown_key' | 'tampered',
    message: string
  ) {
    super(message);
    this.name = 'VaultError';
  }
}

export interface Vault {
  /** Id of the key that new envelopes use. */
  readonly keyId: string;
  seal(plaintext: string, context: SealContext): string;
  /** @throws {VaultError} */
  open(envelope: string, context: SealContext): string;
}

const VERSION = 'v1';
const IV_BYTES = 12;

/** First 8 hex digits of the key's SHA-256: names a key without telling anything useful about it. */
export const keyIdOf = (keyHex: string): string =>
  createHash('sha256').update(Buffer.from(keyHex, 'hex')).digest('hex').slice(0, 8);

/** The key id that an envelope names, right or wrong; null when it is no envelope. */
export const keyIdIn = (envelope: string): string | null =>
  /^v1\.([0-9a-f]{8})\./.exec(envelope)?.[1] ?? null;

/**
 * AES-256-GCM with a random 96-bit IV; table, row and purpose are authenticated with it.
 * Envelope: `v1.<keyId>.<iv>.<ciphertext>.<tag>`, the last three base64url.
 *
 * @param key 64 hex digits; seals and opens.
 * @param oldKeys 64 hex digits each; open only.
 */
export const createVault = ({
  key,
  oldKeys,
}: {
  key: string;
  oldKeys: readonly string[];
}): Vault => {
  const keys = new Map([key, ...oldKeys].map((hex) => [keyIdOf(hex), Buffer.from(hex, 'hex')]));
  const keyId = keyIdOf(key);
  return {
    keyId,
    seal(plaintext, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), iv);
      cipher.setAAD(aadOf(context));
      const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      const sealed = [iv, ciphertext, cipher.getAuthTag()];
      return [VERSION, keyId, ...sealed.map((part) => part.toString('base64url'))].join('.');
    },
    open(envelope, context) {
      const [version, id, iv, ciphertext, tag, ...rest] = envelope.split('.');
      if (version !== VERSION || !id || !iv || ciphertext === undefined || !tag || rest.length) {
        throw new VaultError('malformed', 'The stored credentials are not a readable envelope.');
      }
      const used = keys.get(id);
      if (!used) {
        throw new VaultError(
          'unknown_key',
          `The stored credentials were encrypted with key ${id}, which is not configured.`
        );
      }
      return decrypt({ key: used, iv, ciphertext, tag, aad: aadOf(context) });
    },
  };
};

interface DecryptArgs {
  key: Buffer;
  iv: string;
  ciphertext: string;
  tag: string;
  aad: Buffer;
}

const decrypt = ({ key, iv, ciphertext, tag, aad }: DecryptArgs): string => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
      authTagLength: 16,
    });
    decipher.setAAD(aad);
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    const opened = decipher.update(Buffer.from(ciphertext, 'base64url'));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    throw new VaultError('tampered', 'The stored credentials were changed or belong elsewhere.');
  }
};

const aadOf = ({ table, rowId, purpose }: SealContext): Buffer =>
  Buffer.from(JSON.stringify([table, rowId, purpose]));
