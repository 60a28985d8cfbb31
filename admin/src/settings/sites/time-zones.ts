/** All zones of this browser; UTC is not among them everywhere, nor is what a site has already. */
export const timeZones = (current: string): string[] => {
  const known = Intl.supportedValuesOf('timeZone');
  const more = ['UTC', current].filter((zone) => zone !== '' && !known.includes(zone));
  return [...new Set([...more, ...known])].sort((a, b) => a.localeCompare(b));
};

/** As people type it: "America/New York". */
export const zoneLabelOf = (zone: string): string => zone.replaceAll('_', ' ');

/** Of the person who looks. */
export const ownTimeZone = (): string =>
  new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
