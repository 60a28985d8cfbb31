import type { Command } from '../command';
import { readRotateKeysOptions } from './rotate-keys-options';
import { runRotation } from './run-rotation';

export const rotateKeysCommand: Command = {
  usage: `Usage: social-distribution rotate-keys [flags]

Encrypts the stored credentials anew with the key in OAUTH_ENCRYPTION_KEY. What was encrypted before
is opened with the keys in OAUTH_ENCRYPTION_KEYS_OLD. Strapi and its workers may go on meanwhile;
restart them with the new keys first. Run it in the folder of your Strapi app. When it was stopped,
run it again: it goes on where it was.

Flags:
  --batch N    Rows of one transaction, 1-1000 (default: 200)
  --dry-run    Only tells what there is to do, and what does not open
  --app DIR    Folder of the Strapi app (default: the working directory)
`,
  run: (args, terminal) => runRotation(readRotateKeysOptions(args), terminal),
};
