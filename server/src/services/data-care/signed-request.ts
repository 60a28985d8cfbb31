import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

/** What Meta's platforms say in a signed request. */
export interface SignedRequest {
  /** The person, as the app knows them. */
  userId: string;
  /** Unix time, ms. */
  issuedAt: number;
}

/** A call is believed for so long after it was signed, ms: one that somebody kept does nothing. */
export const SIGNED_FOR_MS = 60 * 60_000;
/** Clocks differ by so much, ms. */
const CLOCK_SKEW_MS = 5 * 60_000;

const BASE64URL = /^[A-Za-z0-9_-]+$/;

const payloadSchema = z.object({
  algorithm: z.string().regex(/^hmac-sha256$/i),
  user_id: z.union([z.string().min(1).max(100), z.int().transform(String)]),
  issued_at: z.number().positive(),
});

/**
 * Opens `<signature>.<payload>`: base64url both, HMAC-SHA256 of the payload's text under the app's
 * secret. Null for whatever is not in order; why is nobody's business.
 *
 * @param secrets of the apps that may have signed it; each is tried, in the same time
 * @param now Unix time, ms
 */
export const openSignedRequest = (
  text: string,
  { secrets, now }: { secrets: readonly string[]; now: number }
): { request: SignedRequest; signedWith: string[] } | null => {
  const [signature = '', payload = '', ...rest] = text.split('.');
  if (rest.length > 0 || !BASE64URL.test(signature) || !BASE64URL.test(payload)) return null;
  const given = Buffer.from(signature, 'base64url');
  const signedWith = secrets.filter((secret) => isSignature(given, { secret, payload }));
  if (signedWith.length === 0) return null;
  const request = readPayload(payload);
  if (!request) return null;
  const age = now - request.issuedAt;
  return age > SIGNED_FOR_MS || age < -CLOCK_SKEW_MS ? null : { request, signedWith };
};

/** Every secret is computed, whichever fits; digests have the same length or are compared as such. */
const isSignature = (
  given: Buffer,
  { secret, payload }: { secret: string; payload: string }
): boolean => {
  if (secret === '') return false;
  const wanted = createHmac('sha256', secret).update(payload).digest();
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

const readPayload = (payload: string): SignedRequest | null => {
  try {
    const read = payloadSchema.safeParse(
      JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    );
    if (!read.success) return null;
    return { userId: read.data.user_id, issuedAt: read.data.issued_at * 1_000 };
  } catch {
    return null;
  }
};
