import type { DispatchRequest } from '../../../contracts/dispatch';
import type { EntryKey } from '../api/distribution-api';
import type { ComposerRow } from './composer-state';

interface DispatchPlanArgs {
  entry: EntryKey;
  rows: readonly ComposerRow[];
  newKey: () => string;
}

/**
 * The requests of one click. Targets that have this version already need `again`, which would lift
 * the protection of the others, too: somebody else may have sent to them a moment ago. So they go
 * apart.
 */
export const planDispatch = ({ entry, rows, newKey }: DispatchPlanArgs): DispatchRequest[] => {
  const chosen = rows.filter(({ isChosen }) => isChosen);
  return [false, true].flatMap((again) => {
    const part = chosen.filter(({ target }) => target.isDone === again);
    if (part.length === 0) return [];
    return {
      ...entry,
      targetIds: part.map(({ target }) => target.targetId),
      overrides: Object.fromEntries(
        part.flatMap(({ target, override }) =>
          override ? [[String(target.targetId), override]] : []
        )
      ),
      again,
      idempotencyKey: newKey(),
    };
  });
};
