/** POST: a video's caption; PHOTO: a title and a description. */
export const TEXT_LIMITS = { caption: 2200, title: 90, description: 4000 } as const;

const BYTES_PER_UNIT = 2;

/** Why a text cannot be posted; null when it can. Counted in UTF-16 code units ("runes"). */
export const textProblem = (text: string, name: keyof typeof TEXT_LIMITS): string | null => {
  if (/\p{Surrogate}|\0/u.test(text)) return 'is not a valid text';
  const units = Buffer.from(text, 'utf16le').byteLength / BYTES_PER_UNIT;
  const limit = TEXT_LIMITS[name];
  return units > limit ? `has ${units} UTF-16 code units, more than ${limit}` : null;
};
