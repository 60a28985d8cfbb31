import { isWallTime } from '../../../../contracts/clock/zone-clock';
import type { AtWhen } from './planned-when';

/** What could be chosen instead. */
export type MoveChoice =
  { kind: 'first' | 'second'; when: AtWhen } | { kind: 'time'; when: AtWhen };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The server tells in `details` which times there are beside the one that was asked for. */
export const choicesOf = (error: unknown, asked: AtWhen): MoveChoice[] => {
  const details = isRecord(error) && isRecord(error['details']) ? error['details'] : {};
  if (details['code'] === 'TIME_TWICE') {
    const both = ['first', 'second'] as const;
    return both.map((kind) => ({ kind, when: { ...asked, ifTwice: kind } }));
  }
  if (details['code'] === 'TIME_IN_GAP') {
    return [details['before'], details['after']].flatMap((wallTime): MoveChoice[] =>
      typeof wallTime === 'string' && isWallTime(wallTime)
        ? [{ kind: 'time', when: { kind: 'at', wallTime, zone: asked.zone } }]
        : []
    );
  }
  return [];
};
