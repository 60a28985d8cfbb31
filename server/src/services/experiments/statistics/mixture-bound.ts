export interface MixtureBound {
  /** Variance of the estimate. */
  variance: number;
  /** Standard deviation of the normal mixture: effects of about this size are found soonest. */
  scale: number;
  /** Chance of ever being wrong, over all looks together. */
  alpha: number;
}

/**
 * Half the width of a normal-mixture confidence sequence: an interval that may be looked at after
 * every post. With probability 1 − alpha the truth is within it at all looks at once.
 *
 * It is the mixture sequential probability ratio test turned round (Robbins 1970; Johari, Pekelis
 * and Walsh 2017, arXiv:1512.04922, eq. 8), with the variance taken from the data as in Waudby-Smith,
 * Arbour, Sinha, Kennedy and Ramdas, arXiv:2103.06476, eq. 2.
 */
export const mixtureHalfWidth = ({ variance, scale, alpha }: MixtureBound): number => {
  const mixture = scale * scale;
  const both = variance + mixture;
  const log = Math.log(both / variance / (alpha * alpha)) / 2;
  return Math.sqrt(((2 * variance * both) / mixture) * log);
};
