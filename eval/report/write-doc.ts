import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Table } from './tables';

const FILE = join(import.meta.dirname, '..', '..', 'docs', 'ai-evaluation.md');

/** One part of the document's results. */
export type DocPart = string | Table;

/**
 * Puts the results of a provider into the document, in the place of its earlier ones.
 *
 * @throws when the document has no place for them
 */
export const writeDoc = (provider: string, parts: readonly DocPart[]): string => {
  const [start, end] = [`<!-- results of ${provider} -->`, `<!-- end of ${provider} -->`];
  const doc = readFileSync(FILE, 'utf8');
  const before = doc.indexOf(start);
  const after = doc.indexOf(end);
  const text = [start, ...parts.map(markdownOf), end].join('\n\n');
  const isNew = before < 0 || after < 0;
  const whole = isNew
    ? `${doc.trimEnd()}\n\n### ${provider}\n\n${text}\n`
    : doc.slice(0, before) + text + doc.slice(after + end.length);
  writeFileSync(FILE, whole);
  return FILE;
};

const markdownOf = (part: DocPart): string => (typeof part === 'string' ? part : tableOf(part));

/** As prettier writes it: columns of one width, numbers to the right. */
const tableOf = ([header = [], ...rows]: Table): string => {
  const widths = header.map((_, column) =>
    Math.max(3, ...[header, ...rows].map((row) => (row[column] ?? '').length))
  );
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => pad(cell, widths[column] ?? 3, column)).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`
  );
  return [line(header), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
};

const pad = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width);
