import { createHmac, timingSafeEqual } from 'node:crypto';

import { z } from 'zod';

const headerSchema = z.looseObject({ typ: z.string(), alg: z.literal('HS256') });

const claimsSchema = z.object({
  scope: z.string(),
  sub: z.string(),
  aud: z.string(),
  jti: z.string(),
  iat: z.number(),
  exp: z.number(),
});

export type Claims = z.infer<typeof claimsSchema>;
export type TokenType = 'at+jwt' | 'refresh+jwt';

const serviceClaimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  lxm: z.string().nullable(),
  exp: z.number(),
});

/** By these another service acts in the account's name. */
export type ServiceClaims = z.infer<typeof serviceClaimsSchema>;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const decode = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};

const signatureOf = (signed: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(signed).digest();

const sign = (type: string, claims: object, secret: string): string => {
  const signed = `${encode({ typ: type, alg: 'HS256' })}.${encode(claims)}`;
  return `${signed}.${signatureOf(signed, secret).toString('base64url')}`;
};

/** Header type and claims of a token with a good signature. */
const open = (token: string, secret: string): { type: string; claims: unknown } | null => {
  const [head, body, signature, ...rest] = token.split('.');
  if (!head || !body || !signature || rest.length > 0) return null;
  const expected = signatureOf(`${head}.${body}`, secret);
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const header = headerSchema.safeParse(decode(head));
  return header.success ? { type: header.data.typ, claims: decode(body) } : null;
};

/** A compact HS256 token, as a PDS issues. */
export const signJwt = (type: TokenType, claims: Claims, secret: string): string =>
  sign(type, claims, secret);

/** Header type and claims of a token with a good signature; expiry is the caller's question. */
export const readJwt = (token: string, secret: string): { type: string; claims: Claims } | null => {
  const opened = open(token, secret);
  const claims = claimsSchema.safeParse(opened?.claims);
  return opened && claims.success ? { type: opened.type, claims: claims.data } : null;
};

/** Real servers sign these with the account's own key; here everybody shares one secret. */
export const signServiceJwt = (claims: ServiceClaims, secret: string): string =>
  sign('JWT', claims, secret);

/** Null for everything but a service token, a session's access token among it. */
export const readServiceJwt = (token: string, secret: string): ServiceClaims | null => {
  const opened = open(token, secret);
  const claims = serviceClaimsSchema.safeParse(opened?.claims);
  return opened?.type === 'JWT' && claims.success ? claims.data : null;
};
