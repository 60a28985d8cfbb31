import { errors } from '@strapi/utils';

const COLUMNS = [
  'documentId',
  'slug',
  'contentType',
  'locale',
  'targets',
  'date',
  'time',
  'text',
] as const;

export type Column = (typeof COLUMNS)[number];

export interface Heading {
  /** Where each column stands, 0-based. */
  places: ReadonlyMap<Column, number>;
  /** Cells of the heading. */
  width: number;
  /** Columns that mean nothing to us, as they are called. */
  unknown: string[];
}

/** The heading row of a file. @throws 400 naming what is missing, or there twice */
export const headingOf = (cells: readonly string[], hasContentType: boolean): Heading => {
  const places = new Map<Column, number>();
  const unknown: string[] = [];
  for (const [place, cell] of cells.entries()) {
    const column = COLUMNS.find((name) => plain(name) === plain(cell));
    if (!column) {
      if (cell.trim() !== '') unknown.push(cell.trim().slice(0, 60));
      continue;
    }
    if (places.has(column)) {
      throw new errors.ValidationError(`The heading names “${column}” twice. Remove one of them.`);
    }
    places.set(column, place);
  }
  assertComplete(places, hasContentType);
  return { places, width: cells.length, unknown };
};

const assertComplete = (places: Heading['places'], hasContentType: boolean): void => {
  const missing = [
    ...(places.has('documentId') || places.has('slug') ? [] : ['documentId (or slug)']),
    ...(places.has('contentType') || hasContentType ? [] : ['contentType']),
  ];
  if (missing.length === 0) return;
  throw new errors.ValidationError(
    `The first row must name the columns, and ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing. Known are ${COLUMNS.join(', ')}.`
  );
};

/** `Document ID`, `document_id` and `documentId` are the same. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
