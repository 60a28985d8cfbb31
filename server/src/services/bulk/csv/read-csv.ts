import { Readable } from 'node:stream';
import { setImmediate as letOthersWork } from 'node:timers/promises';

import { errors } from '@strapi/utils';
import { CsvError, parse } from 'csv-parse';

import { MAX_BULK_ROWS } from '../../../../../contracts/bulk';
import type { ReadRow } from '../row-wish';
import { assertCsvBytes } from './csv-bytes';
import { delimiterOf } from './csv-delimiter';
import { headingOf, type Heading } from './csv-heading';
import { rowOf, type CsvDefaults } from './csv-row';

export interface CsvTable {
  rows: ReadRow[];
  /** Columns that mean nothing to us. */
  unknownColumns: string[];
}

/** Others get a turn between two pieces. */
const PIECE_BYTES = 64 * 1024;
const HEADING_BYTES = 16 * 1024;
/** One row with all its cells: nobody reads on to the end for a quotation mark that never comes. */
const MAX_RECORD_BYTES = 500_000;

/**
 * The rows of a CSV file: comma, semicolon or tab, whichever the heading has; a mark at its start
 * and line breaks in quotation marks are fine. Rows that cannot be understood are kept, with why.
 *
 * @throws 400 in words when the file as a whole cannot be read: not UTF-8, too large, no heading
 */
export const readCsv = async (bytes: Buffer, defaults: CsvDefaults): Promise<CsvTable> => {
  assertCsvBytes(bytes);
  const delimiter = delimiterOf(bytes.toString('utf8', 0, HEADING_BYTES).replace(/^\uFEFF/, ''));
  const parser = Readable.from(piecesOf(bytes)).pipe(
    parse({
      ...{ bom: true, delimiter, trim: true, relax_column_count: true, relax_quotes: true },
      max_record_size: MAX_RECORD_BYTES,
    })
  );
  const table = new TableReader(defaults);
  try {
    for await (const cells of parser) table.add(cells as string[]);
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error, parser.info.records + 1) : error;
  } finally {
    parser.destroy();
  }
  return table.end();
};

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    await letOthersWork();
    yield bytes.subarray(from, from + PIECE_BYTES);
  }
}

class TableReader {
  /** Of the last record. */
  #position = 0;
  readonly #rows: ReadRow[] = [];
  #heading: Heading | null = null;

  constructor(private readonly defaults: CsvDefaults) {}

  add(cells: string[]): void {
    this.#position += 1;
    if (cells.every((cell) => cell === '')) return;
    if (!this.#heading) {
      this.#heading = headingOf(cells, this.defaults.contentType !== undefined);
      return;
    }
    if (this.#rows.length === MAX_BULK_ROWS) throw tooMany();
    const record = { position: this.#position, cells };
    this.#rows.push(rowOf(record, { heading: this.#heading, defaults: this.defaults }));
  }

  end(): CsvTable {
    if (!this.#heading) throw new errors.ValidationError('This file is empty.');
    if (this.#rows.length === 0) {
      throw new errors.ValidationError('This file has a heading, and no rows below it.');
    }
    return { rows: this.#rows, unknownColumns: this.#heading.unknown };
  }
}

const tooMany = (): Error =>
  new errors.ValidationError(
    `This file has more than ${MAX_BULK_ROWS.toLocaleString('en')} rows. Part it into several files; nothing of it was taken.`
  );

const unreadable = ({ code, message }: CsvError, position: number): Error => {
  const isQuote = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE';
  const what = isQuote
    ? 'a quotation mark is opened and never closed. Close it, or write two for one that belongs to the text.'
    : `the file cannot be read from there on (${message.slice(0, 200)}).`;
  return new errors.ValidationError(`Row ${position}: ${what}`);
};
