/** Fewest digits of the running number in a stand-in: `…0001`. */
const MIN_DIGITS = 4;

/**
 * Ids that only the platform can give, made up. They are easy to tell from real ones: letters
 * begin with `standin`, numbers with a 9 and zeros.
 */
export class StandIns {
  readonly #made: string[] = [];
  #count = 0;

  /** In the order they were made. */
  get made(): readonly string[] {
    return this.#made;
  }

  /** Takes those off the list that stand within secrets; none of them is ever made again. */
  forgetWithin(secrets: readonly string[]): void {
    const open = this.#made.filter((id) => !secrets.some((secret) => secret.includes(id)));
    this.#made.splice(0, this.#made.length, ...open);
  }

  /**
   * @param shape `#` becomes a digit, `*` a letter or digit, all else stays
   * @throws {Error} when the shape has too little room to tell this one from the others
   */
  next(shape: string): string {
    this.#count += 1;
    const number = String(this.#count).padStart(MIN_DIGITS, '0');
    const room = [...shape].filter((character) => character === '#' || character === '*').length;
    const spare = room - number.length;
    if (spare < 1) throw new Error(`The stand-in "${shape}" has too little room for ${number}.`);
    const digits = '9'.padEnd(spare, '0') + number;
    const letters = 'standin'.padEnd(spare, '0').slice(0, spare) + number;
    let place = -1;
    const id = shape.replace(/[#*]/g, (wildcard) => {
      place += 1;
      return (wildcard === '#' ? digits : letters).charAt(place);
    });
    this.#made.push(id);
    return id;
  }
}
