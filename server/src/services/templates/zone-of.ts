const FALLBACK = 'UTC';
const MAX_NAME_LENGTH = 50;

/** The first of these that is an IANA time zone; UTC when none is. */
export const zoneOf = (...candidates: readonly unknown[]): string =>
  candidates.find((candidate): candidate is string => isZone(candidate)) ?? FALLBACK;

export const isZone = (zone: unknown): zone is string => {
  if (typeof zone !== 'string' || zone === '' || zone.length > MAX_NAME_LENGTH) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
