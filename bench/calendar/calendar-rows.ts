import type { Row } from '../report/row';
import { FRAME_MS, type ViewFigures } from './measure-frames';

/** Frames that are no longer than one at 60 Hz; of the others the eye sees some. */
const GOAL_SMOOTH = 0.95;

const PLAIN = { cpu: '', beside: '', goal: null, isReached: null } as const;

const shareOf = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** What the table says of one view. */
export const calendarRows = ({ view, shownMs, drawn, frames, smooth }: ViewFigures): Row[] => {
  const where = view === 'nothing' ? 'an empty page' : view;
  const { p50, p95, p99, max, count } = frames;
  const scrolling: Row[] = [
    {
      ...{ ...PLAIN, where, what: 'frame while scrolling, p50 / p95' },
      figure: `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`,
      beside: `p99 ${p99.toFixed(1)}, longest ${max.toFixed(1)} ms of ${count}`,
    },
    {
      ...{ ...PLAIN, where, what: `frames of at most ${FRAME_MS} ms`, figure: shareOf(smooth) },
      ...(view === 'month'
        ? { goal: `≥ ${shareOf(GOAL_SMOOTH)}`, isReached: smooth >= GOAL_SMOOTH }
        : {}),
    },
  ];
  if (view === 'nothing') return scrolling;
  const shown: Row = {
    ...{ ...PLAIN, where, what: 'until items are shown', figure: `${shownMs} ms` },
    beside: `${drawn} drawn`,
  };
  return [shown, ...scrolling];
};
