import { createHash } from 'node:crypto';

import type { LlmProviderSettings } from '../contract';

/** Enough to tell settings apart, too little to say anything of a key. */
const LENGTH = 16;

/** A name for settings that changes when one of them does, and from which no key can be read. */
export const fingerprintOf = ({ apiKey, model, baseUrl }: LlmProviderSettings): string =>
  createHash('sha256')
    .update(JSON.stringify([apiKey, model, baseUrl]))
    .digest('hex')
    .slice(0, LENGTH);
