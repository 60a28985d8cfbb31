import { randomBytes } from 'node:crypto';

const KEY_BYTES = 32;

/** A fresh AES-256 key as 64 hexadecimal digits. */
export const generateKey = (): string => randomBytes(KEY_BYTES).toString('hex');
