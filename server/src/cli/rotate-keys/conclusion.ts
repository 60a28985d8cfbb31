import type { KeyStatus, RotationResult } from '../../services/key-rotation/key-rotation';
import { valuesUnder } from '../../services/key-rotation/key-use';

/** Everything that is known when a run is over. */
export interface Outcome {
  result: RotationResult;
  /** The keys in use after it. */
  status: KeyStatus;
  dryRun: boolean;
  tookMs: number;
}

/** What a run comes to, in words and as an exit code. */
export interface Conclusion {
  /** What went wrong, and what to do about it. */
  complaints: string[];
  /** What to do next, and the closing line. */
  lines: string[];
  exitCode: 0 | 1;
}

/** More would drown the closing line; the next run tells the rest. */
const MOST_FAILURES = 50;

export const conclude = (outcome: Outcome): Conclusion => {
  const left = leftBehind(outcome);
  const isDone = outcome.result.isComplete && outcome.result.failed.length === 0 && left === 0;
  return {
    complaints: [...failures(outcome), ...unfinished(outcome), ...overtaken(left)].map(say),
    lines: [...(isDone ? nextStep(outcome) : []).map(say), closingLine(outcome)],
    exitCode: isDone ? 0 : 1,
  };
};

const say = (text: string): string => `rotate-keys: ${text}`;

const failures = ({ result }: Outcome): string[] => {
  const told = result.failed.slice(0, MOST_FAILURES);
  const more = result.failed.length - told.length;
  return [
    ...told.map(({ table, id, message }) => `${message} (${table}, row ${id})`),
    ...(more > 0 ? [`${more} more rows do not open; mend these and run this again.`] : []),
  ];
};

const unfinished = ({ result, dryRun }: Outcome): string[] => {
  if (result.isComplete) return [];
  return dryRun
    ? ['Stopped before the end.']
    : ['Stopped before the end. What is done stays done: run the same again to go on.'];
};

const overtaken = (left: number): string[] =>
  left === 0
    ? []
    : [
        `${left} values were encrypted with an old key while this ran: a Strapi or worker still runs ` +
          'with the old OAUTH_ENCRYPTION_KEY. Restart all of them, and run this again.',
      ];

/** What openly uses an old key although everything was rotated. */
const leftBehind = ({ result, status, dryRun }: Outcome): number => {
  if (dryRun || !result.isComplete) return 0;
  const isOld = (keyId: string | null) => keyId !== null && status.oldKeyIds.includes(keyId);
  const failed = result.failed.filter(({ keyId }) => isOld(keyId)).length;
  return Math.max(0, usedByOldKeys(status) - failed);
};

const usedByOldKeys = ({ keys }: KeyStatus): number =>
  keys.filter(({ state }) => state === 'old').reduce((sum, use) => sum + valuesUnder(use), 0);

const nextStep = ({ result, status, dryRun }: Outcome): string[] => {
  if (dryRun) return [];
  if (status.oldKeyIds.length > 0) {
    return [
      'Nothing needs an old key any more: remove OAUTH_ENCRYPTION_KEYS_OLD and restart Strapi.',
    ];
  }
  if (result.rotated > 0) return [];
  return [
    `Nothing to do: everything uses the current key (${status.currentKeyId}). To change it, put the ` +
      'new key into OAUTH_ENCRYPTION_KEY and this one into OAUTH_ENCRYPTION_KEYS_OLD, restart ' +
      'Strapi, and run this again.',
  ];
};

const closingLine = ({ result, dryRun, tookMs }: Outcome): string => {
  const { rotated, alreadyCurrent, failed } = result;
  const counts = `already_current=${alreadyCurrent} failed=${failed.length}`;
  const seconds = `seconds=${(tookMs / 1000).toFixed(1)}`;
  return dryRun
    ? `rotate-keys: dry_run=true to_rotate=${rotated} ${counts} ${seconds}`
    : `rotate-keys: rotated=${rotated} ${counts} ${seconds}`;
};
