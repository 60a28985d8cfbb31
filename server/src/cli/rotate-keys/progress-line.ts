import type { RotationProgress } from '../../services/key-rotation/key-rotation';
import type { Terminal } from '../terminal';

/** Where a line can be written over; in files and pipes lines are added instead. */
export interface ProgressStream {
  isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressLine {
  show(progress: RotationProgress): void;
  /** Removes the line that is written over, so that others can follow. */
  clear(): void;
}

const CLEAR_LINE = '\r\u001b[2K';
/** Without a terminal: a line each tenth of the way. */
const STEPS = 10;

export const createProgressLine = (stream: ProgressStream, terminal: Terminal): ProgressLine =>
  stream.isTTY ? overwriting(stream) : stepwise(terminal);

const overwriting = (stream: ProgressStream): ProgressLine => ({
  show: (progress) => void stream.write(CLEAR_LINE + textOf(progress)),
  clear: () => void stream.write(CLEAR_LINE),
});

const stepwise = (terminal: Terminal): ProgressLine => {
  let told = 0;
  return {
    show(progress) {
      const step = Math.floor((progress.done * STEPS) / Math.max(progress.total, 1));
      if (step > told) terminal.print(textOf(progress));
      told = Math.max(told, step);
    },
    clear: () => undefined,
  };
};

const textOf = ({ done, total, rotated, failed }: RotationProgress): string =>
  `rotate-keys: ${done} of ${total} looked at, ${rotated} rotated, ${failed} failed`;
