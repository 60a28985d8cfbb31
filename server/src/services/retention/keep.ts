/** What is kept of one kind of rows, and how its old ones go. Two processes may do it at a time. */
export interface Keep {
  /** All that there are. */
  count(): Promise<number>;
  /** When the oldest that may go is from; null: there is none. */
  oldestAt(): Promise<Date | null>;
  /** How many are older. */
  countBefore(at: Date): Promise<number>;
  /** Removes what is older, oldest first; answers how many rows went, which may be fewer. */
  removeBefore(at: Date, most: number): Promise<number>;
}
