import type { When } from '../../../contracts/when';
import type { MessageId } from '../translations/message';
import type { ComposerRow, Obstacle } from './composer-row';

/** What the one button does. */
export type PrimaryAction = 'distribute' | 'on_publish' | 'schedule' | 'approval';

interface PrimaryCircumstances {
  rows: readonly ComposerRow[];
  when: When;
}

export const primaryActionOf = ({ rows, when }: PrimaryCircumstances): PrimaryAction => {
  const waits = rows.some(({ isChosen, target }) => isChosen && target.waitsForApproval);
  if (waits) return 'approval';
  if (when.kind === 'now') return 'distribute';
  return when.kind === 'on_publish' ? 'on_publish' : 'schedule';
};

export const PRIMARY_WORDS: Record<PrimaryAction, MessageId> = {
  distribute: 'compose.do.distribute',
  on_publish: 'compose.do.onPublish',
  schedule: 'compose.do.schedule',
  approval: 'compose.do.approval',
};

export const OBSTACLE_WORDS: Record<Obstacle, MessageId> = {
  forbidden: 'composer.obstacle.forbidden',
  all_done: 'compose.obstacle.allDone',
  nothing_chosen: 'compose.obstacle.nothingChosen',
  empty_text: 'compose.obstacle.emptyText',
  too_long: 'compose.obstacle.tooLong',
  has_errors: 'compose.obstacle.hasErrors',
};

/** What is not published yet can only go out when it is. */
export const effectiveWhen = (when: When | undefined, isDraft: boolean): When => {
  if (when && !(isDraft && when.kind === 'now')) return when;
  return isDraft ? { kind: 'on_publish', offsetMinutes: 0 } : { kind: 'now' };
};

/** US dollars of all posts that take part, and what for. */
export const costOf = (rows: readonly ComposerRow[]): { usd: number; reasons: string[] } => {
  const prices = rows.filter(({ isChosen }) => isChosen).flatMap(({ target }) => target.prices);
  return {
    usd: prices.reduce((sum, { usd }) => sum + usd, 0),
    reasons: [...new Set(prices.map(({ reason }) => reason))],
  };
};

/** Cents, as prices are read; below a cent two figures that mean something. */
export const moneyFormat = (usd: number) =>
  ({
    style: 'currency',
    currency: 'USD',
    ...(usd >= 0.01
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { maximumSignificantDigits: 2 }),
  }) as const;

/** The chosen ids once one target is added or taken away; in the order of the rows. */
export const chosenAfter = (
  rows: readonly ComposerRow[],
  targetId: number,
  isChosen: boolean
): number[] =>
  rows
    .filter((row) => (row.target.targetId === targetId ? isChosen : row.isChosen))
    .map(({ target }) => target.targetId);
