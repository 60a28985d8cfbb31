import type { KeyStatus } from '../key-rotation/key-rotation';
import type { KeyUse } from '../key-rotation/key-use';
import { ok, problem, warning, type Finding } from './finding';

const ROTATE =
  'Run "npx social-distribution rotate-keys"; then remove OAUTH_ENCRYPTION_KEYS_OLD and restart.';

/** Whether everything that rests encrypted can be opened, and whether old keys may go. */
export const keyFindings = ({ currentKeyId, oldKeyIds, keys }: KeyStatus): Finding[] => {
  const unused = oldKeyIds.filter((id) => !keys.some(({ keyId }) => keyId === id));
  return [
    ok(`The encryption key ${currentKeyId} is set.`),
    ...keys.flatMap((use) => findingsOn(use)),
    ...(unused.length === 0
      ? []
      : [
          warning(
            `Nothing needs the old key ${unused.join(', ')} any more.`,
            'Remove it from OAUTH_ENCRYPTION_KEYS_OLD and restart Strapi and all workers. Keep it in a safe place for as long as you keep backups from before.'
          ),
        ]),
  ];
};

const findingsOn = (use: KeyUse): Finding[] => {
  const { keyId, state } = use;
  switch (state) {
    case 'current':
      return [];
    case 'old':
      return [warning(`${valuesOf(use)} encrypted with the old key ${keyId}.`, ROTATE)];
    case 'missing':
      return [
        problem(
          `${valuesOf(use)} encrypted with the key ${keyId}, which is not configured.`,
          'Put that key into OAUTH_ENCRYPTION_KEYS_OLD and restart. When it is lost, reconnect the accounts and enter the client secrets again; "npx social-distribution rotate-keys --dry-run" names them.'
        ),
      ];
    case 'unreadable':
      return [
        problem(
          `${valuesOf(use)} not in the form this plugin writes.`,
          'Reconnect these accounts, or enter these client secrets again; "npx social-distribution rotate-keys --dry-run" names them.'
        ),
      ];
  }
};

/** "3 accounts and 1 app are" */
const valuesOf = ({ rows }: KeyUse): string => {
  const parts = [
    counted(rows.account, 'account'),
    counted(rows.app, 'app'),
    counted(rows.choice, 'unfinished sign-in'),
  ].flatMap((part) => part ?? []);
  const sum = rows.account + rows.app + rows.choice;
  return `${parts.join(' and ')} ${sum === 1 ? 'is' : 'are'}`;
};

const counted = (count: number, noun: string): string | null => {
  if (count === 0) return null;
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
};
