import type { KeyStatus } from '../key-rotation/key-rotation';
import { valuesUnder, type KeyUse } from '../key-rotation/key-use';
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
          'Put that key into OAUTH_ENCRYPTION_KEYS_OLD and restart. When it is lost, reconnect the accounts and enter the client secrets and the keys of AI providers again; "npx social-distribution rotate-keys --dry-run" names them.'
        ),
      ];
    case 'unreadable':
      return [
        problem(
          `${valuesOf(use)} not in the form this plugin writes.`,
          'Reconnect these accounts, or enter these client secrets or keys again; "npx social-distribution rotate-keys --dry-run" names them.'
        ),
      ];
  }
};

/** "3 accounts and 1 app are" */
const valuesOf = (use: KeyUse): string => {
  const { rows } = use;
  const parts = [
    counted(rows.account, 'account'),
    counted(rows.app, 'app'),
    counted(rows['ai-provider'], 'key of an AI provider', 'keys of AI providers'),
    counted(rows.webhook, 'secret of a webhook', 'secrets of webhooks'),
    counted(rows.choice, 'unfinished sign-in'),
  ].flatMap((part) => part ?? []);
  const sum = valuesUnder(use);
  return `${parts.join(' and ')} ${sum === 1 ? 'is' : 'are'}`;
};

const counted = (count: number, one: string, many = `${one}s`): string | null =>
  count === 0 ? null : `${count} ${count === 1 ? one : many}`;
