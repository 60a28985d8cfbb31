import { Hono, type Context } from 'hono';
import { z } from 'zod';

import { FAULT_KINDS } from '../kernel/faults';
import type { PlatformSandbox, SandboxEnv } from '../kernel/platform-sandbox';
import type { Sandbox } from '../sandbox';

const faultSchema = z.strictObject({
  platform: z.string(),
  operation: z.string(),
  kind: z.enum(FAULT_KINDS),
  times: z.int().optional(),
  probability: z.number().min(0).max(1).optional(),
  chanceBy: z
    .string()
    .regex(/^\w+(\.\w+)*$/, 'must be names joined by dots, e.g. record.text')
    .optional(),
  ifAccepted: z.boolean().optional(),
  skip: z.int().min(0).optional(),
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  ms: z.int().min(0).max(600_000).optional(),
});

const clockSchema = z.strictObject({ advanceMs: z.int().min(0) });

/**
 * The control API under `/control`: faults, time, ledger and the own actions of each platform
 * and vendor.
 */
export const controlApp = (sandbox: Sandbox): Hono<SandboxEnv> => {
  const app = new Hono<SandboxEnv>();
  app.get('/faults', (context) => context.json(sandbox.faults.pending()));
  app.post('/faults', async (context) => {
    const fault = faultSchema.safeParse(await context.req.json());
    if (!fault.success) return context.json({ error: z.prettifyError(fault.error) }, 400);
    sandbox.faults.add(fault.data);
    return context.json(fault.data, 201);
  });
  app.delete('/faults', (context) => {
    sandbox.faults.clear();
    return context.body(null, 204);
  });
  app.get('/ledger', (context) =>
    context.json({ ...sandbox.ledger.summary(), entries: sandbox.ledger.all() })
  );
  app.post('/clock', async (context) => {
    const body = clockSchema.safeParse(await context.req.json());
    if (!body.success) return context.json({ error: z.prettifyError(body.error) }, 400);
    sandbox.clock.advance(body.data.advanceMs);
    return context.json({ now: sandbox.clock.iso() });
  });
  app.post('/platforms/:id/:action', (context) =>
    act(context, Object.values(sandbox.platforms), context.req.param())
  );
  app.post('/vendors/:id/:action', (context) =>
    act(context, Object.values(sandbox.vendors), context.req.param())
  );
  app.post('/reset', (context) => {
    sandbox.reset();
    return context.body(null, 204);
  });
  return app;
};

const act = async (
  context: Context<SandboxEnv>,
  places: readonly PlatformSandbox[],
  { id, action }: { id: string; action: string }
): Promise<Response> => {
  const place = places.find((candidate) => candidate.id === id);
  const run = place && Object.hasOwn(place.actions, action) ? place.actions[action] : null;
  if (!run) return context.json({ error: `No action "${action}" on "${id}".` }, 404);
  const input = (await context.req.json().catch(() => ({}))) as Record<string, unknown>;
  const answer = await attempt(run, input);
  return context.json(answer, 'error' in answer ? 400 : 200);
};

type Action = PlatformSandbox['actions'][string];

/** Actions refuse bad input by throwing. */
const attempt = async (run: Action, input: Record<string, unknown>) => {
  try {
    return { result: (await run(input)) ?? null };
  } catch (error) {
    return { error: error instanceof z.ZodError ? z.prettifyError(error) : String(error) };
  }
};
