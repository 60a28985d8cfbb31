import type { AdaptationRequest } from '../../../../contracts/adaptations';
import type { Overrides } from '../../../../contracts/compositions';
import type { EntryKey } from '../../api/distribution-api';
import type { ComposerRow } from '../composer-row';
import { sentOverride } from '../dispatch-plan';

/** What a person asks for. */
export interface Wish {
  /** Those it is asked for. */
  rows: readonly ComposerRow[];
  hint: string;
  /** Leaves alone what was asked before; paid again. */
  isFresh: boolean;
  /** Also where a person wrote the words for that account alone. */
  replaces: boolean;
  /** Words for all, which stand there now and may be replaced. @default the entry's */
  text?: string;
}

const idsOf = (rows: readonly ComposerRow[]): number[] => rows.map(({ target }) => target.targetId);

const overridesOf = (rows: readonly ComposerRow[], text: string | undefined): Overrides =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const override = sentOverride(row, text);
      return override ? [[String(row.target.targetId), override]] : [];
    })
  );

const isWritten = ({ override }: ComposerRow): boolean => override?.texts !== undefined;

export const adaptationRequestOf = (
  entry: EntryKey,
  { rows, hint, isFresh, replaces, text }: Wish
): AdaptationRequest => ({
  ...entry,
  targetIds: idsOf(rows),
  overrides: overridesOf(rows, text),
  ...(hint.trim() === '' ? {} : { hint: hint.trim() }),
  replace: idsOf(rows.filter((row) => (isWritten(row) ? replaces : text !== undefined))),
  fresh: isFresh,
});

/**
 * The same without the words that stand there: they do not change the price, so typing asks
 * nothing anew.
 */
export const estimateRequestOf = (
  entry: EntryKey,
  { rows, isFresh }: Pick<Wish, 'rows' | 'isFresh'>
): AdaptationRequest => ({
  ...entry,
  targetIds: idsOf(rows),
  overrides: Object.fromEntries(
    rows.flatMap(({ target, override }) => {
      if (!override) return [];
      const { texts, media } = override;
      const shape = { ...(texts ? { texts: [''] } : {}), ...(media ? { media } : {}) };
      return Object.keys(shape).length > 0 ? [[String(target.targetId), shape]] : [];
    })
  ),
  fresh: isFresh,
});
