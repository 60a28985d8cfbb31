/** One line of a benchmark's table. */
export interface Row {
  what: string;
  where: string;
  /** Already rounded and with its unit. */
  figure: string;
  /** CPU time for one of them, where that was measured: hardly differs on a busy machine. */
  cpu: string;
  /** What it stands beside, and the ratio of the two. */
  beside: string;
  /** What is to be reached; null: nothing is promised. */
  goal: string | null;
  /** Null where nothing is promised, or too little was measured to say. */
  isReached: boolean | null;
}
