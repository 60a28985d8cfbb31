import { DELIVERY_STATES } from '../../contracts/deliveries';
import {
  isFinished,
  TRANSITIONS,
  type TransitionName,
} from '../../server/src/services/deliveries/state-machine';

const NAMES = Object.keys(TRANSITIONS) as TransitionName[];

/** The Markdown between the marks of docs/deliveries.md: a diagram and a table, from the code. */
export const drawDeliveryStates = (): string => [diagram(), '', table()].join('\n');

const diagram = (): string => {
  const arrows = NAMES.flatMap((name) =>
    TRANSITIONS[name].from.map((from) => `  ${from} --> ${TRANSITIONS[name].to}: ${name}`)
  );
  const ends = DELIVERY_STATES.filter(isFinished).map((state) => `  ${state} --> [*]`);
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> queued', ...arrows, ...ends, '```'].join(
    '\n'
  );
};

const table = (): string => {
  const rows = NAMES.map((name) => {
    const { from, to, what } = TRANSITIONS[name];
    return [`\`${name}\``, from.join(', '), to, what];
  });
  const head = ['transition', 'from', 'to', 'when'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
};
