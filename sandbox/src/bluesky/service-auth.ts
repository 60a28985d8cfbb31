import { z } from 'zod';

import { writer } from './auth';
import { XrpcError } from './errors';
import { signServiceJwt } from './jwt';
import { did } from './lexicon/string-formats';
import type { Bluesky } from './state';
import { parseParams, type XrpcCall, type XrpcMethod } from './xrpc';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DEFAULT_LIFETIME_S = 60;

const querySchema = z.object({
  aud: did,
  exp: z.coerce.number().int().optional(),
  lxm: z.string().optional(),
});

const badExpiration = (message: string): XrpcError => new XrpcError(400, 'BadExpiration', message);

/** Limits as the PDS enforces them (com.atproto.server.getServiceAuth, checked 2026-11-22). */
const checkExpiration = (leftMs: number, hasMethod: boolean): void => {
  if (leftMs < 0) throw badExpiration('expiration is in past');
  if (leftMs > HOUR_MS)
    throw badExpiration(
      'cannot request a token with an expiration more than an hour in the future'
    );
  if (!hasMethod && leftMs > MINUTE_MS)
    throw badExpiration(
      'cannot request a method-less token with an expiration more than a minute in the future'
    );
};

const getServiceAuth = (bluesky: Bluesky, { context }: XrpcCall): Response => {
  const account = writer(bluesky, context);
  const { aud, exp, lxm = null } = parseParams(querySchema, context);
  const { world, state } = bluesky;
  if (exp !== undefined) checkExpiration(exp * 1000 - world.clock.now(), lxm !== null);
  const claims = {
    iss: account.did,
    aud,
    lxm,
    exp: exp ?? Math.floor(world.clock.now() / 1000) + DEFAULT_LIFETIME_S,
  };
  return context.json({ token: signServiceJwt(claims, state.jwtSecret) });
};

/** Tokens by which other services act for an account (platforms/bluesky.md §3.2). */
export const serviceAuthMethods = (bluesky: Bluesky): XrpcMethod[] => [
  {
    nsid: 'com.atproto.server.getServiceAuth',
    kind: 'query',
    operation: 'service-auth',
    handle: (call) => getServiceAuth(bluesky, call),
  },
];
