import type { ComposerRow } from '../composer/composer-row';

/** How a target stands before its post goes out. */
export type Standing =
  /** It takes no part. */
  | { kind: 'out' }
  /** It takes no part, since it has this version already. */
  | { kind: 'done' }
  | { kind: 'ready' }
  /** It would wait; why, in words. */
  | { kind: 'held'; reason: string | null; until: string | null }
  /** It cannot go out like this; why, in words. */
  | { kind: 'broken'; reason: string | null };

const firstError = ({ target }: ComposerRow): string | null =>
  target.problems.find(({ severity }) => severity === 'error')?.message ?? null;

export const standingOf = (row: ComposerRow): Standing => {
  const { isChosen, isTooLong, isEmpty, isFresh, target } = row;
  if (!isChosen) return { kind: target.isDone ? 'done' : 'out' };
  const error = isFresh ? firstError(row) : null;
  if (error !== null || isTooLong || isEmpty) return { kind: 'broken', reason: error };
  if (target.waits !== null) return { kind: 'held', reason: target.waits, until: null };
  const { level, nextFreeAt, reason } = target.quota;
  if (level === 'full' || nextFreeAt !== null) return { kind: 'held', reason, until: nextFreeAt };
  return { kind: 'ready' };
};

/** The fuller its limit, the stricter; of a thread its fullest part. Null: nobody takes part. */
export const strictestOf = (
  rows: readonly ComposerRow[]
): { row: ComposerRow; partIndex: number } | null => {
  const places = rows
    .filter(({ isChosen }) => isChosen)
    .flatMap((row) =>
      row.parts.map(({ estimate }, partIndex) => ({
        row,
        partIndex,
        share: estimate / row.target.limit,
      }))
    );
  const [first, ...others] = places;
  if (!first) return null;
  const { row, partIndex } = others.reduce(
    (fullest, place) => (place.share > fullest.share ? place : fullest),
    first
  );
  return { row, partIndex };
};
