/** One thing that is read on its own: a value of a table, a file, an answer. */
export interface Piece {
  /** For a person who has to look there: `distribution_logs.reason`. */
  where: string;
  bytes: Buffer;
}

/** Somewhere secrets must not be. */
export interface Place {
  name: string;
  pieces(): AsyncIterable<Piece> | Iterable<Piece>;
  /** A scratch copy in which these texts stand too, so that a search can be proved. */
  withPlanted(texts: readonly string[]): Promise<Place>;
}

/** The bytes of a stored value; null for those that can hold no secret, such as numbers. */
export const bytesOf = (value: unknown): Buffer | null => {
  if (typeof value === 'string') return Buffer.from(value);
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (value instanceof Date) return null;
  return typeof value === 'object' && value !== null ? Buffer.from(JSON.stringify(value)) : null;
};
