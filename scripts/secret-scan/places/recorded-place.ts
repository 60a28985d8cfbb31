import type { Piece, Place } from './place';

/** What was said: answers, calls of webhooks. */
export class RecordedPlace implements Place {
  constructor(
    readonly name: string,
    private readonly recorded: readonly Piece[]
  ) {}

  pieces(): Iterable<Piece> {
    return this.recorded;
  }

  withPlanted(texts: readonly string[]): Promise<Place> {
    const planted = texts.map((text) => ({ where: 'planted', bytes: Buffer.from(text) }));
    return Promise.resolve(new RecordedPlace(this.name, [...this.recorded, ...planted]));
  }
}
