import type { Override } from '../../../contracts/compositions';
import type { DispatchRequest } from '../../../contracts/dispatch';
import type { EntryKey } from '../api/distribution-api';
import type { ComposerRow } from './composer-row';
import type { ComposerState } from './composer-state';

interface DispatchPlanArgs extends Pick<ComposerState, 'text' | 'when' | 'times'> {
  entry: EntryKey;
  rows: readonly ComposerRow[];
  newKey: () => string;
}

/**
 * The requests of one click. Targets that have this version already need `again`, which would lift
 * the protection of the others, too: somebody else may have sent to them a moment ago. So they go
 * apart.
 */
export const planDispatch = (args: DispatchPlanArgs): DispatchRequest[] => {
  const { entry, rows, text, when, times = {}, newKey } = args;
  const chosen = rows.filter(({ isChosen }) => isChosen);
  return [false, true].flatMap((again) => {
    const part = chosen.filter(({ target }) => target.isDone === again);
    if (part.length === 0) return [];
    const targetIds = part.map(({ target }) => target.targetId);
    const ownTimes = Object.entries(times).filter(([id]) => targetIds.includes(Number(id)));
    return {
      ...entry,
      targetIds,
      overrides: Object.fromEntries(
        part.flatMap((row) => {
          const override = sentOverride(row, text);
          return override ? [[String(row.target.targetId), override]] : [];
        })
      ),
      again,
      ...(when && when.kind !== 'now' ? { when } : {}),
      ...(ownTimes.length > 0 ? { times: Object.fromEntries(ownTimes) } : {}),
      idempotencyKey: newKey(),
    };
  });
};

/**
 * Who wrote words for all wants each account to say what they saw here, also when it goes out later
 * and the entry has other words by then.
 */
export const sentOverride = (
  { override, parts }: Pick<ComposerRow, 'override' | 'parts'>,
  text: string | undefined
): Override | null => {
  const texts = parts.map((part) => part.text);
  const isSaid = texts.some((one) => one.trim() !== '');
  if (text === undefined || override?.texts || !isSaid) return override;
  return { ...override, texts };
};
