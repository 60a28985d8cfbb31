import type { Override } from '../../../contracts/compositions';

/** The override with these changes; undefined takes one away. Null: nothing is changed any more. */
export const changedOverride = (
  override: Override | null,
  changes: Partial<Override>
): Override | null => {
  const next = Object.entries({ ...override, ...changes }).filter(
    ([, value]) => value !== undefined
  );
  return next.length > 0 ? Object.fromEntries(next) : null;
};

/** The words follow again; which proposal they began as goes with them. */
export const withoutTexts = (override: Override | null): Override | null =>
  changedOverride(override, { texts: undefined, adaptationId: undefined });
