import { generateKey } from './generate-key';

const USAGE = `Usage: social-distribution <command>

Commands:
  generate-key   Prints a new encryption key for OAUTH_ENCRYPTION_KEY
`;

/** The package's command line; returns the exit code. */
export const run = (args: readonly string[], print: (line: string) => void): number => {
  const [command] = args;
  if (command === 'generate-key') {
    print(generateKey());
    return 0;
  }
  print(USAGE);
  return command === undefined || command === '--help' ? 0 : 2;
};
