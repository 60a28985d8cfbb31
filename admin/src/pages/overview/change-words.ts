import type { MessageId } from '../../translations/message';

/** How a number changed since the days before. */
export interface ChangeWords {
  messageId: MessageId;
  /** How much; for shares in percentage points. */
  by: number;
}

const TEXTS = {
  count: { more: 'overview.change.more', fewer: 'overview.change.fewer' },
  share: { more: 'overview.change.better', fewer: 'overview.change.worse' },
} as const satisfies Record<string, Record<string, MessageId>>;

const PERCENT = 100;

/**
 * The sentence about a change; null where there is nothing to compare.
 *
 * @param of what changed: `count`, or a `share` of 0–1
 */
export const changeWords = (
  of: keyof typeof TEXTS,
  { now, before }: { now: number | null; before: number | null }
): ChangeWords | null => {
  if (now === null || before === null) return null;
  const change = of === 'share' ? Math.round((now - before) * PERCENT) : now - before;
  if (change === 0) return { messageId: 'overview.change.same', by: 0 };
  return { messageId: TEXTS[of][change > 0 ? 'more' : 'fewer'], by: Math.abs(change) };
};
