import type { Place } from '../places/place';
import { exceptionFor, type Exception } from './exceptions';
import type { Find, Searcher } from './searcher';

export interface Hit extends Find {
  place: string;
  where: string;
}

/** What was found in one place, and how much was looked through. */
export interface PlaceReport {
  place: string;
  pieces: number;
  bytes: number;
  hits: Hit[];
  /** Finds that stand where they belong. */
  excepted: Exception[];
}

export const searchPlace = async (place: Place, searcher: Searcher): Promise<PlaceReport> => {
  const report: PlaceReport = { place: place.name, pieces: 0, bytes: 0, hits: [], excepted: [] };
  for await (const { where, bytes } of place.pieces()) {
    report.pieces += 1;
    report.bytes += bytes.length;
    for (const find of searcher.find(bytes)) {
      const exception = exceptionFor({ place: place.name, where }, find);
      if (exception) report.excepted.push(exception);
      else report.hits.push({ ...find, place: place.name, where });
    }
  }
  return report;
};
