import type { Command } from '../command';
import { readDoctorOptions } from './doctor-options';
import { runDoctor } from './run-doctor';

export const doctorCommand: Command = {
  usage: `Usage: social-distribution doctor [flags]

Looks at everything that has to be right before posts go out, and says what to do about what is not:
Node.js, config, keys, database, queue, media, public address, API versions, apps and accounts. It
changes nothing. Run it in the folder of your Strapi app, as the user and with the environment of
Strapi; Strapi and its workers may go on meanwhile.

Flags:
  --online     Asks the platforms about the apps, too
  --json       Prints one JSON object for scripts
  --app DIR    Folder of the Strapi app (default: the working directory)

Exit codes: 0 no problems (warnings count as none), 1 problems, 2 wrong flag
`,
  run: (args, terminal) => runDoctor(readDoctorOptions(args), terminal),
};
