import { z } from 'zod';

const claimsSchema = z.object({
  sub: z.string().optional().catch(undefined),
  exp: z.number().optional().catch(undefined),
});

/** What we read from a session token. Its signature is the server's business. */
export interface SessionClaims {
  /** DID of the account. */
  did: string | null;
  /** ISO 8601 in UTC. */
  expiresAt: string | null;
}

/** Total: a token that is not a JWT has no claims. */
export const readClaims = (token: string | null): SessionClaims => {
  const claims = claimsSchema.safeParse(decodePayload(token ?? ''));
  if (!claims.success) return { did: null, expiresAt: null };
  const { sub, exp } = claims.data;
  return { did: sub?.startsWith('did:') ? sub : null, expiresAt: toIso(exp) };
};

const decodePayload = (token: string): unknown => {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

const toIso = (epochSeconds: number | undefined): string | null => {
  const date = new Date((epochSeconds ?? Number.NaN) * 1000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};
