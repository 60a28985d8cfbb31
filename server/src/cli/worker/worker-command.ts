import type { Command } from '../command';
import { runWorker } from './run-worker';
import { readWorkerOptions } from './worker-options';

export const workerCommand: Command = {
  usage: `Usage: social-distribution worker [flags]

Works on deliveries in a process of its own. Run it in the folder of your Strapi app, with the same
code, config and environment as Strapi. It needs the redis or the postgres queue.

Flags:
  --concurrency N    Deliveries at the same time, 1-50 (default: queue.concurrency of the config)
  --health-port P    Port of GET /health, 0 for none (default: 3910)
  --health-host H    Address it listens on (default: 127.0.0.1)
  --grace SECONDS    How long running deliveries may take after SIGTERM or SIGINT, 1-600 (default: 25)
  --app DIR          Folder of the Strapi app (default: the working directory)
`,
  run: (args, terminal) => runWorker(readWorkerOptions(args), terminal),
};
