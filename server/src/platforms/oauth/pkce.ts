import { createHash } from 'node:crypto';

import type { RandomSource } from '../contract';

/** 64 bytes make 86 characters of base64url: inside RFC 7636's 43–128. */
const VERIFIER_BYTES = 64;

/** TikTok's desktop apps write the same hash in lower-case hex (login-kit-desktop, checked 2026-11-22). */
export const hexChallengeOf = (codeVerifier: string): string =>
  createHash('sha256').update(codeVerifier).digest('hex');

export const createCodeVerifier = (random: RandomSource): string =>
  Buffer.from(random.bytes(VERIFIER_BYTES)).toString('base64url');

/** RFC 7636 §4.2, method S256: base64url(sha256(verifier)) without padding. */
export const codeChallengeOf = (codeVerifier: string): string =>
  createHash('sha256').update(codeVerifier).digest('base64url');
