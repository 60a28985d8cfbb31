import { Refusal, UsageError, type Command } from './command';
import { doctorCommand } from './doctor/doctor-command';
import { generateKeyCommand } from './generate-key';
import { rotateKeysCommand } from './rotate-keys/rotate-keys-command';
import type { Terminal } from './terminal';
import { workerCommand } from './worker/worker-command';

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['doctor', doctorCommand],
  ['generate-key', generateKeyCommand],
  ['rotate-keys', rotateKeysCommand],
  ['worker', workerCommand],
]);

const USAGE = `Usage: social-distribution <command> [flags]

Commands:
  doctor         Looks at the set-up and says what is wrong and what to do
  generate-key   Prints a new encryption key for OAUTH_ENCRYPTION_KEY
  rotate-keys    Encrypts the stored credentials anew with the current key
  worker         Works on deliveries in a process of its own, beside Strapi

social-distribution <command> --help tells more about a command.
`;

const HELP = ['--help', '-h'];

/** The package's command line; resolves with the exit code: 0 done, 1 refused, 2 wrong usage. */
export const run = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const [name = '--help', ...rest] = args;
  if (HELP.includes(name)) {
    terminal.print(USAGE);
    return 0;
  }
  const command = COMMANDS.get(name);
  if (!command) {
    terminal.complain(`${USAGE}\nThere is no command "${name}".`);
    return 2;
  }
  if (rest.some((arg) => HELP.includes(arg))) {
    terminal.print(command.usage);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    return explain(error, { name, command, terminal });
  }
};

interface Attempted {
  name: string;
  command: Command;
  terminal: Terminal;
}

const explain = (error: unknown, { name, command, terminal }: Attempted): number => {
  if (error instanceof UsageError) {
    terminal.complain(`${command.usage}\n${error.message}`);
    return 2;
  }
  const text = error instanceof Refusal ? error.message : detailsOf(error);
  terminal.complain(`social-distribution ${name}: ${text}`);
  return 1;
};

/** Nobody foresaw this one, so it comes with the place it arose at. */
const detailsOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
