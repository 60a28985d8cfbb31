import type { Context } from 'hono';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import type { VendorCall } from '../vendor-sandbox';
import { isRepair } from '../writer/read-task';
import type { Asked } from './asked';
import { nextBehaviour, type Behaviour } from './behaviours';
import { deliver } from './deliver';
import type { Endpoint, ModelFacts, Reply } from './dialect';
import { generate } from './generate';
import { latencyOf } from './latency';
import { modelNamed } from './models';
import { checkRate } from './rate-limit';
import { checkKey, readBody } from './read-request';
import { Refusal } from './refusal';
import { BAD_GATEWAY, scriptedRefusal } from './scripted-refusal';
import { noteCall, noteRequest, type Vendor } from './state';

interface Answering {
  vendor: Vendor;
  endpoint: Endpoint;
  context: Context<SandboxEnv>;
  call: VendorCall;
}

/** One call, from its key to its last byte; the books have it whatever becomes of it. */
export const answerCall = async (
  vendor: Vendor,
  endpoint: Endpoint,
  context: Context<SandboxEnv>
): Promise<Response> => {
  const began = performance.now();
  const call = newCall(vendor, endpoint);
  const answering = { vendor, endpoint, context, call };
  const { reply, behaviour } = await attempt(answering);
  call.status = reply.status;
  noteCall(vendor, call);
  // What was spent on the answer is part of the wait.
  const left = call.latencyMs - (performance.now() - began);
  if (left > 0) await vendor.world.clock.sleep(left);
  const headers = { ...vendor.dialect.headersOf(call.requestId), ...reply.headers };
  return deliver({ ...reply, headers }, { context, clock: vendor.world.clock, behaviour });
};

interface Attempt {
  reply: Reply;
  behaviour: Behaviour;
}

const attempt = async (answering: Answering): Promise<Attempt> => {
  try {
    return await answer(answering);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { vendor, call } = answering;
    call.what = 'refused';
    call.problem = error.reason;
    const reply = vendor.dialect.refuse(error, call.requestId);
    return { reply, behaviour: { kind: 'good' } };
  }
};

const answer = async (answering: Answering): Promise<Attempt> => {
  const { vendor, call } = answering;
  const { asked, model } = await take(answering);
  checkRate(vendor);
  const behaviour = nextBehaviour(vendor.state.script, isRepair(asked.user));
  call.what = behaviour.kind;
  call.images = asked.images.length;
  if (behaviour.kind === 'html-502') return { reply: BAD_GATEWAY, behaviour };
  if (behaviour.kind === 'prompt-blocked' && vendor.dialect.refusesBlockedPrompts) {
    throw new Refusal('input-blocked');
  }
  const refusal = scriptedRefusal(behaviour, asked.model);
  if (refusal) throw refusal;
  return { reply: succeed(answering, { asked, behaviour, model }), behaviour };
};

interface Taken {
  asked: Asked;
  model: ModelFacts;
}

/** Looks at a request the way the vendor does. @throws {Refusal} */
const take = async ({ vendor, endpoint, context, call }: Answering): Promise<Taken> => {
  const { dialect } = vendor;
  const { headers } = context.req.raw;
  checkKey(dialect, context);
  dialect.checkHeaders?.(headers);
  const body = await readBody(dialect, context);
  noteRequest(vendor, body);
  let model: ModelFacts | null = null;
  const asked = await endpoint.read({
    headers,
    path: context.req.path,
    body,
    knobs: vendor.state.knobs,
    modelNamed(name) {
      call.model = name.slice(0, 120);
      model = modelNamed(vendor, name);
      return model;
    },
  });
  return { asked, model: model ?? modelNamed(vendor, asked.model) };
};

const succeed = (
  { vendor, endpoint, call }: Answering,
  { asked, behaviour, model }: Taken & { behaviour: Behaviour }
): Reply => {
  const { world, dialect, state } = vendor;
  const draw = { seed: world.random.seed, vendor: dialect.id, number: call.number };
  call.latencyMs = latencyOf(state.knobs, draw);
  const { generation, billed } = generate(vendor, { asked, behaviour, model });
  call.usage = billed;
  const { requestId } = call;
  const now = world.clock.now();
  return { status: 200, body: endpoint.render({ asked, generation, requestId, now }) };
};

const newCall = ({ world, dialect, state }: Vendor, { operation }: Endpoint): VendorCall => ({
  number: (state.callCount += 1),
  at: world.clock.now(),
  operation,
  model: null,
  status: 0,
  what: 'good',
  problem: null,
  usage: null,
  images: 0,
  latencyMs: 0,
  requestId: dialect.newRequestId((length) => world.random.token(length)),
});
