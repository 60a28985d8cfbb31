import { Hono } from 'hono';

import type { SandboxEnv, World } from '../../kernel/platform-sandbox';
import type { VendorSandbox } from '../vendor-sandbox';
import { actionsOf } from './actions';
import { answerCall } from './answer-call';
import { callsPage } from './calls-page';
import { deliver } from './deliver';
import type { Dialect } from './dialect';
import { knobsSchema } from './knobs';
import { Refusal } from './refusal';
import { initialState, type Vendor } from './state';

/** A vendor that speaks this dialect. */
export const createVendor = (world: World, dialect: Dialect): VendorSandbox => {
  const state = world.state(initialState);
  // A state file of an earlier version may lack newer parts and knobs.
  Object.assign(state, { ...initialState(), ...state });
  state.knobs = knobsSchema.catch(initialState().knobs).parse(state.knobs);
  const vendor: Vendor = { world, dialect, state, requests: [] };
  return {
    id: dialect.id,
    label: dialect.label,
    app: appOf(vendor),
    actions: actionsOf(vendor),
    callCount: () => state.callCount,
    calls: () => state.calls,
    reset() {
      Object.assign(state, initialState());
      vendor.requests.length = 0;
      world.changed();
    },
  };
};

const appOf = (vendor: Vendor): Hono<SandboxEnv> => {
  const { world, dialect } = vendor;
  const app = new Hono<SandboxEnv>();
  app.get('/', (context) => context.html(callsPage(vendor)));
  for (const endpoint of dialect.endpoints) {
    const { path, operation } = endpoint;
    app.post(path, world.faults.on(dialect.id, operation), (context) =>
      answerCall(vendor, endpoint, context)
    );
  }
  app.notFound((context) => {
    const subject = `${context.req.method} ${context.req.path}`;
    const requestId = dialect.newRequestId((length) => world.random.token(length));
    const reply = dialect.refuse(new Refusal('no-route', '', { subject }), requestId);
    return deliver(reply, { context, clock: world.clock, behaviour: { kind: 'good' } });
  });
  return app;
};
