import { readOptions, USAGE, type ChaosOptions } from './options';
import { reportOf, unreachedSteps } from './report';
import { ChaosRun } from './run';
import { isPassed, summaryLine } from './verdict';

const INTERRUPTED = 130;

const optionsOrUsage = (): ChaosOptions | null => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(USAGE);
    return null;
  }
  return readOptions(args);
};

const execute = async (run: ChaosRun, options: ChaosOptions): Promise<boolean> => {
  const startedAt = Date.now();
  const result = await run.run();
  for (const line of reportOf(result)) console.log(line);
  const isGood = isPassed(result.verdict) && unreachedSteps(result.kills).length === 0;
  if (!isGood) console.log(`Logs, database and queue are kept in ${run.folder}`);
  await run.close({ keepFolder: !isGood });
  const seconds = (Date.now() - startedAt) / 1000;
  console.log(summaryLine(result.verdict, options.publishes, seconds));
  return isGood;
};

const main = async (): Promise<number> => {
  const options = optionsOrUsage();
  if (!options) return 0;
  const run = new ChaosRun(options);
  const interrupt = () =>
    void run.close({ keepFolder: false }).finally(() => process.exit(INTERRUPTED));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupt);
  try {
    return (await execute(run, options)) ? 0 : 1;
  } catch (error) {
    await run.close({ keepFolder: true });
    console.error(`Logs, database and queue are kept in ${run.folder}`);
    throw error;
  }
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`chaos: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
);
