const FAILED_FORMULA = /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!)$/i;

/**
 * What is wrong with a cell that holds a formula, or what is left of a broken one: nobody wants to
 * read that in a post. Null: it is none. `+49…`, `-5 °C` and `@name` are words like any others. Pure.
 */
export const formulaProblem = (column: string, cell: string): string | null => {
  if (cell.startsWith('=')) {
    return `Its ${column} begins with “=”: that is a formula, and not what it comes to. Paste it as values in the spreadsheet, then save the file anew.`;
  }
  if (!FAILED_FORMULA.test(cell)) return null;
  return `Its ${column} is “${cell}”: a formula of the spreadsheet failed. Put it right there, then save the file anew.`;
};
