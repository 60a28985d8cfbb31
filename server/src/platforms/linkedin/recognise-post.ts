import { readPageAddress } from '../addresses/page-address';
import type { RecognisedPost } from '../contract';
import { DEFAULT_BASE_URLS } from './descriptor';
import { publicUrl } from './urn';

/** `www.`, the mobile site, and one of each country: `de.linkedin.com`. */
const HOSTS = /^(?:www\.|m\.|[a-z]{2}\.)?linkedin\.com$/;
const URN = /^urn:li:(?:share|ugcPost|activity):[1-9]\d{0,19}$/;
/** What "Copy link to post" gives: `<author>_<words>-activity-<id>-<four characters>`. */
const SLUG = /^(?:.*[-_])?(share|ugcPost|activity)-([1-9]\d{0,19})-[\w-]{1,10}$/;

/**
 * `/feed/update/<urn>` and `/posts/<slug>`. An activity is LinkedIn's entry about the post in the
 * feed: its number is not the post's, but it leads to the same page.
 */
export const recognisePost = (pasted: string, webUrl: string): RecognisedPost | null => {
  const site = { url: DEFAULT_BASE_URLS.web, hosts: HOSTS, configuredUrl: webUrl };
  const page = readPageAddress(pasted, site);
  const urn = page && urnIn(page.segments);
  return urn ? { id: urn, url: publicUrl(page.siteUrl, urn) } : null;
};

const urnIn = (segments: readonly string[]): string | null => {
  const [first, second = '', third = ''] = segments;
  if (first === 'feed' && second === 'update' && segments.length === 3) {
    return URN.test(third) ? third : null;
  }
  if (first !== 'posts' || segments.length !== 2) return null;
  const [, kind, id] = SLUG.exec(second) ?? [];
  return kind && id ? `urn:li:${kind}:${id}` : null;
};
