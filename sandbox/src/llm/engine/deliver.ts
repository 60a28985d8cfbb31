import { once } from 'node:events';

import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';

import type { SandboxClock } from '../../kernel/clock';
import type { SandboxEnv } from '../../kernel/platform-sandbox';
import type { Behaviour } from './behaviours';
import type { Reply } from './dialect';
import { LARGE_INT } from './generate';

export interface Delivery {
  context: Context<SandboxEnv>;
  clock: SandboxClock;
  behaviour: Behaviour;
}

/** Sends the answer, or as much of it as the behaviour lets through. */
export const deliver = async (reply: Reply, delivery: Delivery): Promise<Response> => {
  const { behaviour } = delivery;
  if (behaviour.kind === 'hang') return untilGone(delivery);
  if (behaviour.kind === 'hang-body') {
    begin(reply, delivery).write(half(reply));
    return untilGone(delivery);
  }
  if (behaviour.kind === 'cut') return cut(reply, delivery);
  if (behaviour.kind === 'slow-drip') return drip(reply, delivery, behaviour);
  return new Response(textOf(reply), { status: reply.status, headers: headersOf(reply) });
};

/** JSON.stringify cannot write an integer that JavaScript cannot hold. */
const textOf = ({ body }: Reply): string =>
  typeof body === 'string'
    ? body
    : JSON.stringify(body).replaceAll(String(LARGE_INT), '9007199254740993');

const headersOf = ({ body, headers }: Reply): Record<string, string> => ({
  'content-type': typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json',
  ...headers,
});

const half = (reply: Reply): Buffer => {
  const bytes = Buffer.from(textOf(reply));
  return bytes.subarray(0, Math.ceil(bytes.byteLength / 2));
};

/** The length promises all of it. */
const begin = (reply: Reply, { context }: Delivery) => {
  const { outgoing } = context.env;
  outgoing.writeHead(reply.status, {
    ...headersOf(reply),
    'content-length': Buffer.byteLength(textOf(reply)),
  });
  return outgoing;
};

/** Ends when the client gives up or the sandbox closes. */
const untilGone = async ({ context }: Delivery): Promise<Response> => {
  const { socket } = context.env.incoming;
  if (!socket.destroyed) await once(socket, 'close');
  return RESPONSE_ALREADY_SENT;
};

const cut = (reply: Reply, delivery: Delivery): Response => {
  const { socket } = delivery.context.env.incoming;
  begin(reply, delivery).write(half(reply), () => socket.destroy());
  return RESPONSE_ALREADY_SENT;
};

const drip = async (
  reply: Reply,
  delivery: Delivery,
  { chunkBytes, everyMs }: Extract<Behaviour, { kind: 'slow-drip' }>
): Promise<Response> => {
  const { socket } = delivery.context.env.incoming;
  const outgoing = begin(reply, delivery);
  const bytes = Buffer.from(textOf(reply));
  for (let at = 0; at < bytes.byteLength && !socket.destroyed; at += chunkBytes) {
    if (at > 0) await delivery.clock.sleep(everyMs);
    outgoing.write(bytes.subarray(at, at + chunkBytes));
  }
  outgoing.end();
  return RESPONSE_ALREADY_SENT;
};
