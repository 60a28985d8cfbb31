import type { SiteDetails } from '../../../contracts/sites';
import { useGetSocialSitesQuery } from '../api/sites-api';
import { chosenSiteOf } from '../settings/sites/site-choice';

/** The site of the composer: requests name none, and the server takes the same one. */
export const useComposerSite = (): SiteDetails | null => {
  const { data } = useGetSocialSitesQuery();
  return chosenSiteOf(data ?? [], null);
};
