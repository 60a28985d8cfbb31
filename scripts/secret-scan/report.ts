import { tableOf } from '../demo/table';
import type { Hit, PlaceReport } from './search/search-place';

const SHOWN = 40;
const BYTES_PER_MB = 1024 * 1024;

export interface ScanResult {
  secrets: number;
  reports: readonly PlaceReport[];
  /** By place: encodings of planted secrets that were not found. */
  missed: ReadonlyMap<string, readonly string[]>;
  seconds: number;
}

export const isClean = ({ secrets, reports, missed }: ScanResult): boolean =>
  secrets > 0 && hitsOf(reports).length === 0 && notFound(missed).length === 0;

/** Places and hits for a person; never a secret itself. */
export const reportOf = (result: ScanResult): string[] => {
  const { reports, missed } = result;
  const rows = reports.map(({ place, pieces, bytes, hits, excepted }) => [
    place,
    pieces,
    (bytes / BYTES_PER_MB).toFixed(1),
    (missed.get(place) ?? []).length === 0 ? 'found' : 'MISSED',
    excepted.length,
    hits.length,
  ]);
  const header = ['place', 'pieces', 'MB', 'planted', 'excepted', 'hits'];
  return ['', tableOf(header, rows), '', ...exceptionLines(reports), ...hitLines(reports)].concat(
    notFound(missed),
    ''
  );
};

/** The run's last line. */
export const summaryLine = ({ secrets, reports, missed, seconds }: ScanResult): string =>
  [
    `secret-scan: secrets=${secrets}`,
    `places=${reports.length}`,
    `hits=${hitsOf(reports).length}`,
    `planted=${notFound(missed).length === 0 ? 'found' : 'missed'}`,
    `seconds=${Math.round(seconds)}`,
  ].join(' ');

const hitsOf = (reports: readonly PlaceReport[]): Hit[] => reports.flatMap(({ hits }) => hits);

const hitLines = (reports: readonly PlaceReport[]): string[] => {
  const all = countEach(
    hitsOf(reports).map(
      ({ secret, form, place, where }) => `${secret}, ${form}: ${place}, ${where}`
    )
  );
  const more = all.length > SHOWN ? [`  … and ${all.length - SHOWN} more`] : [];
  return all.length === 0 ? [] : ['Found where it must not be:', ...all.slice(0, SHOWN), ...more];
};

const exceptionLines = (reports: readonly PlaceReport[]): string[] => {
  const all = countEach(reports.flatMap(({ excepted }) => excepted.map(({ why }) => why)));
  return all.length === 0 ? [] : ['Excepted:', ...all];
};

const notFound = (missed: ScanResult['missed']): string[] =>
  [...missed].flatMap(([place, encodings]) =>
    encodings.map((encoding) => `A planted secret was not found: ${place}, ${encoding}`)
  );

const countEach = (lines: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => `  ${count} × ${line}`);
};
