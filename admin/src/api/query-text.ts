/** The part of an address after `?`, without what is undefined: the admin's client encodes nothing. */
export const queryText = (
  values: Readonly<Record<string, string | number | undefined>>
): string => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
};
