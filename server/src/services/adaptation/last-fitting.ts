/** Of the places that may be tried first; each next try takes four times as many. */
const FIRST_PLACES = 16;
const GROWTH = 4;

export interface LastFittingArgs {
  /** Places are 0 to `count - 1`. */
  count: number;
  fits(this: void, place: number): boolean;
  /** A place that is known to fit. @default -1, none */
  from?: number;
}

/**
 * The last place that fits, by leaps and halving; `from` when none behind it does. Texts far too
 * long are never tried, for counting them is what costs. Past some hundred places the nearest half
 * percent will do.
 */
export const lastFitting = ({ count, fits, from = -1 }: LastFittingArgs): number => {
  let found = from;
  let next = Math.max(FIRST_PLACES, (from + 1) * GROWTH) - 1;
  let high = count - 1;
  while (found < high) {
    const place = Math.min(next, high);
    if (!fits(place)) {
      high = place - 1;
      break;
    }
    found = place;
    next = (place + 1) * GROWTH - 1;
  }
  let low = found + 1;
  while (low <= high && high - low >= low >> 8) {
    const middle = (low + high) >> 1;
    if (fits(middle)) {
      found = middle;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
};
