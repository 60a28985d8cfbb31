import { z } from 'zod';

import { formatAppPassword, type AppPassword, type SampleAccount } from './accounts';
import { owner } from './auth';
import { encodeBase32 } from './base32';
import { invalidRequest } from './errors';
import { endSessionsOf } from './session-tokens';
import type { Bluesky } from './state';
import { parseInput, type XrpcCall, type XrpcMethod } from './xrpc';

const createSchema = z.object({ name: z.string(), privileged: z.boolean().optional() });
const revokeSchema = z.object({ name: z.string() });

/** A new password, shown once; null when the account already has one of this name. */
export const addAppPassword = (
  bluesky: Bluesky,
  account: SampleAccount,
  { name, privileged = false }: { name: string; privileged?: boolean }
): AppPassword | null => {
  if (account.appPasswords.some((known) => known.name === name)) return null;
  const bytes = Uint8Array.from({ length: 10 }, () => bluesky.world.random.integer(256));
  const made = {
    name,
    password: formatAppPassword(encodeBase32(bytes)),
    privileged,
    createdAt: bluesky.world.clock.iso(),
  };
  account.appPasswords.push(made);
  bluesky.world.changed();
  return made;
};

/** Its sessions cannot be refreshed any more; access tokens run on (platforms/bluesky.md §1). */
export const revokeAppPassword = (bluesky: Bluesky, account: SampleAccount, name: string): void => {
  account.appPasswords = account.appPasswords.filter((known) => known.name !== name);
  endSessionsOf(bluesky, account.did, name);
  bluesky.world.changed();
};

const createMethod = (bluesky: Bluesky, { context, json }: XrpcCall): Response => {
  const account = owner(bluesky, context);
  const made = addAppPassword(bluesky, account, parseInput(createSchema, json));
  if (!made) throw invalidRequest('could not create app-specific password');
  return context.json(made);
};

const listMethod = (bluesky: Bluesky, { context }: XrpcCall): Response =>
  context.json({
    passwords: owner(bluesky, context).appPasswords.map(({ name, privileged, createdAt }) => ({
      name,
      privileged,
      createdAt,
    })),
  });

const revokeMethod = (bluesky: Bluesky, { context, json }: XrpcCall): Response => {
  revokeAppPassword(bluesky, owner(bluesky, context), parseInput(revokeSchema, json).name);
  return context.body(null, 200);
};

/** Only a session of the account's own password may use these. */
export const appPasswordMethods = (bluesky: Bluesky): XrpcMethod[] => [
  {
    nsid: 'com.atproto.server.createAppPassword',
    kind: 'procedure',
    operation: 'create-app-password',
    input: 'json',
    handle: (call) => createMethod(bluesky, call),
  },
  {
    nsid: 'com.atproto.server.listAppPasswords',
    kind: 'query',
    operation: 'list-app-passwords',
    handle: (call) => listMethod(bluesky, call),
  },
  {
    nsid: 'com.atproto.server.revokeAppPassword',
    kind: 'procedure',
    operation: 'revoke-app-password',
    input: 'json',
    handle: (call) => revokeMethod(bluesky, call),
  },
];
