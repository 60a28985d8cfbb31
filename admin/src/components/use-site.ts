import { createContext, useContext, useMemo } from 'react';

import { useSearchParams } from 'react-router-dom';

import type { SiteDetails } from '../../../contracts/sites';
import { useGetSocialSitesQuery } from '../api/sites-api';
import { useRights } from '../use-rights';
import {
  addressWithSite,
  askedSiteOf,
  chosenSiteOf,
  editableSites,
} from '../settings/sites/site-choice';

export interface SiteChoice {
  /** The sites to choose from. */
  sites: SiteDetails[];
  /** The chosen one; null when the sites are not known. */
  site: SiteDetails | null;
  /** For requests; left out while there is no choice, so that the server decides. */
  siteId: number | undefined;
  /** Wait with requests until this is over. */
  isLoading: boolean;
  choose: (siteId: number) => void;
}

/** The site of the page around; undefined while there is no choice. */
export const ChosenSite = createContext<number | undefined>(undefined);

/** For requests: the site that the page is about. */
export const useChosenSite = (): number | undefined => useContext(ChosenSite);

/**
 * The site that a page is about. It stands in the page's address, so that a reload or a link leads
 * to the same one.
 */
export const useSite = ({ forSettings = false } = {}): SiteChoice => {
  const rights = useRights();
  const [parameters, setParameters] = useSearchParams();
  const { data, isLoading } = useGetSocialSitesQuery(undefined, {
    skip: !rights.canRead,
    refetchOnMountOrArgChange: true,
  });
  const sites = useMemo(() => {
    const all = data ?? [];
    return forSettings ? editableSites(all) : all;
  }, [data, forSettings]);
  const site = chosenSiteOf(sites, askedSiteOf(parameters));

  return {
    sites,
    site,
    siteId: sites.length > 1 ? site?.id : undefined,
    isLoading: rights.isLoading || isLoading,
    choose: (siteId) => setParameters(addressWithSite(parameters, siteId), { replace: true }),
  };
};
