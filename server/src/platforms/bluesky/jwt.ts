import { z } from 'zod';

const claimsSchema = z.object({
  sub: z.string().optional().catch(undefined),
  aud: z.string().optional().catch(undefined),
  exp: z.number().optional().catch(undefined),
});

/** What we read from a session token. Its signature is the server's business. */
export interface SessionClaims {
  /** DID of the account. */
  did: string | null;
  /** DID of the account's own server. */
  serverDid: string | null;
  /** ISO 8601 in UTC. */
  expiresAt: string | null;
}

/** Total: a token that is not a JWT has no claims. */
export const readClaims = (token: string | null): SessionClaims => {
  const claims = claimsSchema.safeParse(decodePayload(token ?? ''));
  if (!claims.success) return { did: null, serverDid: null, expiresAt: null };
  const { sub, aud, exp } = claims.data;
  return { did: didOrNull(sub), serverDid: didOrNull(aud), expiresAt: toIso(exp) };
};

const didOrNull = (claim: string | undefined): string | null =>
  claim?.startsWith('did:') ? claim : null;

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
