import { tableOf } from '../../scripts/demo/table';
import type { DeliveryRow } from './delivery-rows';
import { groupBy } from './group-by';
import type { ChaosResult } from './run';

const SHOWN = 20;

/** What happened, as lines for a person; everything that is wrong is named. */
export const reportOf = ({ verdict, kills, restarts, repeated }: ChaosResult): string[] => {
  const rows = kills.map(({ step, kills: count }) => [step, count]);
  return [
    '',
    tableOf(['step', 'kills'], rows),
    '',
    `${restarts} restarts; ${repeated} publishes were cut off by one and repeated by the person.`,
    ...listOf('Posted twice', verdict.duplicates),
    ...listOf('Lost', verdict.lost),
    ...listOf('Left for a person', reasonsOf(verdict.unknown)),
    ...listOf('Steps at which nothing was killed', unreachedSteps(kills)),
    '',
  ];
};

export const unreachedSteps = (kills: ChaosResult['kills']): string[] =>
  kills.filter((kill) => kill.kills === 0).map(({ step }) => step);

const reasonsOf = (rows: readonly DeliveryRow[]): string[] =>
  [...groupBy(rows, ({ platform, reason }) => `${platform}: ${reason ?? 'no reason given'}`)]
    .map(([reason, same]) => `${same.length} × ${reason}`)
    .sort();

const listOf = (title: string, lines: readonly string[]): string[] => {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`  … and ${lines.length - SHOWN} more`] : [];
  return [`${title}:`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
};
