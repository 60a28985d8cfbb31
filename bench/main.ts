import { aiBench } from './ai/ai-bench';
import { apiBench } from './api/api-bench';
import { bulkBench } from './bulk/bulk-bench';
import { calendarBench } from './calendar/calendar-bench';
import { contentBench } from './content/content-bench';
import { engineBench } from './engine/engine-bench';
import { schedulesBench } from './schedules/schedules-bench';
import { videoBench } from './video/video-bench';

const BENCHMARKS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  ai: aiBench,
  api: apiBench,
  bulk: bulkBench,
  calendar: calendarBench,
  content: contentBench,
  engine: engineBench,
  schedules: schedulesBench,
  video: videoBench,
};

const [name = '', ...args] = process.argv.slice(2);

// Ended by hand: leaving lets the servers and processes of the run end as well.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const main = async (): Promise<void> => {
  const benchmark = BENCHMARKS[name];
  if (benchmark) return benchmark(args);
  throw new Error(`name one of: ${Object.keys(BENCHMARKS).join(', ')}.`);
};

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(
      `bench: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
    );
    process.exit(1);
  }
);
