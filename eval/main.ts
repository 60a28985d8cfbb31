import { runAiEvaluation } from './run-ai-evaluation';
import { readOptions } from './options';

const [name = '', ...args] = process.argv.slice(2);

// Ended by hand: leaving lets the servers and processes of the run end as well.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const main = async (): Promise<number> => {
  if (name !== 'ai') throw new Error('name what shall be evaluated: npm run eval -- ai');
  return runAiEvaluation(readOptions(args));
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(
      `eval: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    );
    process.exit(1);
  }
);
