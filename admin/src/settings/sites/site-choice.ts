import type { SiteDetails } from '../../../../contracts/sites';

/** Name in the address of a page. */
const PARAMETER = 'site';

/** The site that the address names; null when it names none, or not in the way it should. */
export const askedSiteOf = (parameters: URLSearchParams): number | null => {
  const value = parameters.get(PARAMETER);
  return value !== null && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
};

/** The address with another site; everything else in it stays. */
export const addressWithSite = (parameters: URLSearchParams, siteId: number): URLSearchParams => {
  const next = new URLSearchParams(parameters);
  next.set(PARAMETER, String(siteId));
  return next;
};

/** The site that was asked for, else the default one, else the first; null when there is none. */
export const chosenSiteOf = (
  sites: readonly SiteDetails[],
  asked: number | null
): SiteDetails | null =>
  sites.find(({ id }) => id === asked) ??
  sites.find(({ isDefault }) => isDefault) ??
  sites[0] ??
  null;

/** Those whose settings the person may change: of the others the server hides the members. */
export const editableSites = (sites: readonly SiteDetails[]): SiteDetails[] =>
  sites.filter(({ memberUsers }) => memberUsers !== null);
