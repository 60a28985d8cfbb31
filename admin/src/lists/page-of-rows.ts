export interface PageOfRows<Row> {
  rows: Row[];
  total: number;
  pageCount: number;
  /** From 1; the last one where the address names a later one. */
  page: number;
}

/** One page of rows that are all there already. */
export const pageOfRows = <Row>(
  all: readonly Row[],
  { page, pageSize }: { page: number; pageSize: number }
): PageOfRows<Row> => {
  const pageCount = Math.max(1, Math.ceil(all.length / pageSize));
  const shown = Math.min(page, pageCount);
  const begin = (shown - 1) * pageSize;
  return { rows: all.slice(begin, begin + pageSize), total: all.length, pageCount, page: shown };
};

const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Whether every word stands somewhere in the texts, without regard to case and accents. */
export const isFound = (search: string, texts: readonly (string | null)[]): boolean => {
  const where = folded(texts.filter((text) => text !== null).join('\n'));
  return folded(search)
    .split(/\s+/)
    .every((word) => where.includes(word));
};
