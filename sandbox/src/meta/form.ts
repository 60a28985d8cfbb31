import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';

export interface ConsentForm {
  /** Single values; undefined when there is none. */
  one: (name: string) => string | undefined;
  /** All ticked boxes of one name. */
  all: (name: string) => string[];
}

export const readForm = async (context: Context<SandboxEnv>): Promise<ConsentForm> => {
  const form = await context.req.parseBody({ all: true });
  const all = (name: string): string[] =>
    [form[name]].flat().filter((value): value is string => typeof value === 'string');
  return { one: (name) => all(name)[0], all };
};
