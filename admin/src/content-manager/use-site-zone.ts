import { useComposerSite } from '../composer/use-composer-site';
import { ownTimeZone } from '../settings/sites/time-zones';

/** IANA name of the zone in which times are meant: the site's. */
export const useSiteZone = (): string => useComposerSite()?.timezone ?? ownTimeZone();
