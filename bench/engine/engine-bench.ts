import { engineRows } from '../report/engine-rows';
import { describeMachine } from '../report/machine';
import { publishReport } from '../report/print-report';
import { readEngineOptions } from './engine-options';
import { runBackend, type BackendFigures } from './run-backend';

/** `npm run bench -- engine`: the publishing engine on each backend, one after another. */
export const engineBench = async (args: string[]): Promise<void> => {
  const options = readEngineOptions(args);
  const machine = describeMachine();
  const figures: BackendFigures[] = [];
  for (const backend of options.backends) figures.push(await runBackend(backend, options));
  publishReport({
    name: 'engine',
    ...{ machine, options, figures },
    rows: figures.flatMap(engineRows),
    isJudged: !options.isQuick && !options.isProfiled,
  });
  // Speed is no test, but a delivery that is lost or posted twice is.
  const isWrong = figures.some((found) => found.unpublished !== 0 || found.surplusPosts !== 0);
  if (isWrong) process.exitCode = 1;
};
