// Parameters of RFC 3492 §5.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_CODE_POINT = 128;
const PREFIX_LENGTH = 'xn--'.length;

/**
 * Length of a DNS label in its ASCII form (RFC 3492): a label of other letters grows when it is
 * encoded, and one with more than 63 is no label, so its domain is no link.
 */
export const asciiLabelLength = (label: string): number => {
  const codePoints = Array.from(label, (character) => character.codePointAt(0) ?? 0);
  const basic = codePoints.filter((codePoint) => codePoint < INITIAL_CODE_POINT).length;
  if (basic === codePoints.length) return basic;
  const delimiter = basic > 0 ? 1 : 0;
  return PREFIX_LENGTH + basic + delimiter + encodedDigits(codePoints, basic);
};

const encodedDigits = (codePoints: readonly number[], basic: number): number => {
  const others = [...new Set(codePoints.filter((point) => point >= INITIAL_CODE_POINT))];
  let from = INITIAL_CODE_POINT;
  let delta = 0;
  let bias = INITIAL_BIAS;
  let handled = basic;
  let digits = 0;
  for (const next of others.sort((one, other) => one - other)) {
    delta += (next - from) * (handled + 1);
    for (const point of codePoints) {
      if (point < next) delta += 1;
      if (point !== next) continue;
      digits += digitsOf(delta, bias);
      bias = adaptedBias({ delta, handled: handled + 1, isFirst: handled === basic });
      delta = 0;
      handled += 1;
    }
    delta += 1;
    from = next + 1;
  }
  return digits;
};

/** How many digits a delta takes as a variable-length integer. */
const digitsOf = (delta: number, bias: number): number => {
  let rest = delta;
  let digits = 1;
  for (let k = BASE; ; k += BASE) {
    const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
    if (rest < threshold) return digits;
    rest = Math.floor((rest - threshold) / (BASE - threshold));
    digits += 1;
  }
};

const adaptedBias = (input: { delta: number; handled: number; isFirst: boolean }): number => {
  let delta = Math.floor(input.delta / (input.isFirst ? DAMP : 2));
  delta += Math.floor(delta / input.handled);
  let k = 0;
  while (delta > ((BASE - T_MIN) * T_MAX) / 2) {
    delta = Math.floor(delta / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * delta) / (delta + SKEW));
};
