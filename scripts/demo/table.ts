/** A plain table with a header line; numbers are right-aligned, long cells are cut. */
export const tableOf = (header: string[], rows: (string | number)[][], maxWidth = 64): string => {
  const cells = [header, ...rows].map((row) => row.map((cell) => clip(String(cell), maxWidth)));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column]))));
  const line = (row: string[], numeric: boolean[]) =>
    row
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return numeric[column] ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = cells;
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const numeric = (row: (string | number)[]) => row.map((cell) => typeof cell === 'number');
  return [
    line(head, []),
    rule,
    ...body.map((row, index) => line(row, numeric(rows[index] ?? []))),
  ].join('\n');
};

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}]/gu;

const widthOf = (text = ''): number => [...text].length + (text.match(WIDE)?.length ?? 0);

const clip = (text: string, max: number): string =>
  [...text].length > max ? `${[...text].slice(0, max - 1).join('')}…` : text;
