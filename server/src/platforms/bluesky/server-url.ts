import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { TokenSession } from './answers';
import type { Client } from './client';
import { getSession } from './client';

const documentSchema = z.object({ service: z.array(z.unknown()) });

const serverSchema = z.object({
  id: z.string().endsWith('#atproto_pds'),
  serviceEndpoint: z.string().regex(/^https?:\/\/\S+$/),
});

/**
 * The account's own server by its DID document: the authority on "is it there?". Where the
 * document names none, or one that does not answer this session from here, the address that the
 * person gave stays: it was good enough to sign in.
 */
export const findServer = async (
  client: Client,
  input: { given: string; session: TokenSession }
): Promise<string> => {
  const { given, session } = input;
  const named = serverOf(session.didDoc);
  if (named === null || named === given) return given;
  // The access token must not travel less protected than it came.
  if (given.startsWith('https:') && !named.startsWith('https:')) return given;
  try {
    const seen = await getSession(client, { serviceUrl: named, accessToken: session.accessJwt });
    return seen.did === session.did ? named : given;
  } catch (error) {
    if (error instanceof PlatformFailure) return given;
    throw error;
  }
};

const serverOf = (didDoc: unknown): string | null => {
  const services = documentSchema.safeParse(didDoc).data?.service ?? [];
  for (const service of services) {
    const server = serverSchema.safeParse(service);
    if (server.success) return withoutTrailingSlash(server.data.serviceEndpoint);
  }
  return null;
};

/** Base URLs are kept without it. */
export const withoutTrailingSlash = (url: string): string => url.trim().replace(/\/+$/, '');
