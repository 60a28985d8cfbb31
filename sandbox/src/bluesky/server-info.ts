import { z } from 'zod';

import { findAccount } from './accounts';
import { invalidRequest, XrpcError } from './errors';
import { serverDid } from './session-tokens';
import type { Bluesky } from './state';
import { parseParams, type XrpcCall, type XrpcMethod } from './xrpc';

/** https://atproto.com/specs/handle (checked 2026-11-22). */
const HANDLE_PATTERN =
  /^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;

const resolveSchema = z.object({ handle: z.string() });

const resolveHandle = ({ state }: Bluesky, { context }: XrpcCall): Response => {
  const { handle } = parseParams(resolveSchema, context);
  if (handle.length > 253 || !HANDLE_PATTERN.test(handle))
    throw invalidRequest('Params/handle: must be a valid handle');
  const account = findAccount(state, handle);
  if (!account)
    throw new XrpcError(400, state.knobs.unresolvedHandleError, 'Unable to resolve handle');
  return context.json({ did: account.did });
};

const describeServer = (bluesky: Bluesky, { context }: XrpcCall): Response =>
  context.json({
    did: serverDid(bluesky),
    availableUserDomains: ['.test'],
    inviteCodeRequired: false,
    phoneVerificationRequired: false,
    links: {},
    contact: {},
  });

/** What this server tells about itself and about names. */
export const serverInfoMethods = (bluesky: Bluesky): XrpcMethod[] => [
  {
    nsid: 'com.atproto.server.describeServer',
    kind: 'query',
    operation: 'describe-server',
    handle: (call) => describeServer(bluesky, call),
  },
  {
    nsid: 'com.atproto.identity.resolveHandle',
    kind: 'query',
    operation: 'resolve-handle',
    handle: (call) => resolveHandle(bluesky, call),
  },
  {
    nsid: '_health',
    kind: 'query',
    operation: 'health',
    handle: ({ context }) => context.json({ version: 'sandbox' }),
  },
];
