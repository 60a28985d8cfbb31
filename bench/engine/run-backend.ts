import type { BackendName } from './backend';
import type { EngineOptions } from './engine-options';
import { measureAccepting, type Accepted } from './measure-accepting';
import { measureWorking, type Worked } from './measure-working';
import { openRun } from './run';

/** Everything measured on one backend; times in milliseconds. */
export interface BackendFigures extends Omit<Accepted, 'ids'>, Worked {
  backend: BackendName;
}

/** Measures one backend from an empty database on. */
export const runBackend = async (
  backend: BackendName,
  options: EngineOptions
): Promise<BackendFigures> => {
  const run = await openRun(backend, options);
  try {
    const { ids, ...accepted } = await measureAccepting(run);
    const worked = await measureWorking(run, ids);
    return { backend, ...accepted, ...worked };
  } finally {
    await run.close();
  }
};
