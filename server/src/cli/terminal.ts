/** Where commands write, one line a call. */
export interface Terminal {
  print(line: string): void;
  /** For what went wrong; kept apart so that scripts can read what was printed. */
  complain(line: string): void;
}
