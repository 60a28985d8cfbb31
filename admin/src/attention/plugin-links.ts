import { PLUGIN_PATH } from '../plugin-id';

const PARTED = /%2C/g;

/** The address of one of our pages, with what narrows it; undefined leaves out. */
export const pageLink = (
  page: string,
  values: Readonly<Record<string, string | number | undefined>> = {}
): string => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  // States parted by commas are nicer to read, and to pass on.
  return `/${PLUGIN_PATH}/${page}${query ? `?${query.replace(PARTED, ',')}` : ''}`;
};
