import { MAX_BULK_TEXT_LENGTH, type BulkCsvFields } from '../../../../../contracts/bulk';
import type { ReadRow } from '../row-wish';
import type { Column, Heading } from './csv-heading';
import { formulaProblem } from './csv-formula';
import { timeOfCells } from './csv-time';

export interface CsvRecord {
  /** As spreadsheets number rows: the heading is 1. */
  position: number;
  cells: readonly string[];
}

/** For rows without a column of that name. */
export type CsvDefaults = Pick<BulkCsvFields, 'contentType' | 'locale'>;

/** A row of a file as somebody means it, or what cannot be understood of it. */
export const rowOf = (
  { position, cells }: CsvRecord,
  { heading, defaults }: { heading: Heading; defaults: CsvDefaults }
): ReadRow => {
  const bad = (problem: string): ReadRow => ({ wish: null, position, problem });
  if (cells.slice(heading.width).some((cell) => cell !== '')) {
    return bad(
      `It has ${cells.length} cells and the heading ${heading.width}. Put a cell that holds a comma, a semicolon or a line break in quotation marks.`
    );
  }
  const cell = (column: Column): string => (cells[heading.places.get(column) ?? -1] ?? '').trim();
  const [documentId, slug, text] = [cell('documentId'), cell('slug'), cell('text')];
  const contentType = cell('contentType') || (defaults.contentType ?? '');
  for (const column of heading.places.keys()) {
    const formula = formulaProblem(column, cell(column));
    if (formula !== null) return bad(formula);
  }
  if (documentId === '' && slug === '') return bad('It names no entry: fill documentId or slug.');
  if (contentType === '') {
    return bad('It names no content-type. Fill it, for example with api::article.article.');
  }
  if (text.length > MAX_BULK_TEXT_LENGTH) return bad('Its text is longer than any post can be.');
  const time = timeOfCells(cell('date'), cell('time'));
  if ('problem' in time) return bad(time.problem);
  const targets = namesIn(cell('targets'));
  return {
    wish: {
      ...{ position, contentType },
      documentId: documentId || null,
      slug: documentId ? null : slug,
      locale: cell('locale') || (defaults.locale ?? ''),
      targets: targets.length > 0 ? targets : null,
      when: time.when,
      text: text || null,
    },
    problem: null,
  };
};

const namesIn = (cell: string): string[] =>
  cell
    .split(/[;|\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
