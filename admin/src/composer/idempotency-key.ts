const KEY_BYTES = 16;

/**
 * A key for one click. `randomUUID` exists in secure contexts only: on http addresses other than
 * localhost it is missing, while `getRandomValues` is there everywhere.
 */
export const newIdempotencyKey = (
  source: Pick<Crypto, 'getRandomValues'> & Partial<Pick<Crypto, 'randomUUID'>> = crypto
): string =>
  source.randomUUID?.() ??
  Array.from(source.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0')
  ).join('');
