const SHOWN = 3;
/** Beyond so many different letters a name is another one. */
const MAX_DISTANCE = 3;

/** IANA names that somebody may have meant; none when nothing is near. */
export const nearZones = (wanted: string): string[] => {
  const known = Intl.supportedValuesOf('timeZone');
  const [city = ''] = wanted.toLowerCase().replace(/\s+/g, '_').split('/').slice(-1);
  if (city === '') return [];
  const distances = known.map((zone) => distanceOf(city, cityOf(zone)));
  const least = Math.min(...distances);
  if (least > Math.min(MAX_DISTANCE, Math.floor(city.length / 2))) return [];
  return known.filter((_, place) => distances[place] === least).slice(0, SHOWN);
};

const cityOf = (zone: string): string => zone.toLowerCase().split('/').at(-1) ?? '';

/** Levenshtein's: letters to change, add or leave out. */
const distanceOf = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [place, letter] of [...one].entries()) {
    const next = [place + 1];
    for (const [index, otherLetter] of [...other].entries()) {
      const replaced = (row[index] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};
