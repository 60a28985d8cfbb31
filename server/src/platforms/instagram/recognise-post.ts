import { readPageAddress } from '../addresses/page-address';
import type { RecognisedPost } from '../contract';
import { INSTAGRAM_BASE_URLS } from './descriptor';

const HOSTS = /^(?:(?:www\.|m\.)?instagram\.com|instagr\.am)$/;
const SHORTCODE = /^[\w-]{5,64}$/;
const USERNAME = /^[\w.]{1,30}$/;
const STORY_ID = /^\d{1,30}$/;

/** How addresses name what they show, and how the page itself is called. */
const SECTIONS: Readonly<Record<string, string>> = { p: 'p', tv: 'p', reel: 'reel', reels: 'reel' };

/**
 * `/p/<code>/`, `/reel/<code>/`, the same below a username, and stories. The id that the API uses is
 * in none of them: a code names the post in another way.
 */
export const recognisePost = (pasted: string, webUrl: string): RecognisedPost | null => {
  const site = { url: INSTAGRAM_BASE_URLS.web, hosts: HOSTS, configuredUrl: webUrl };
  const page = readPageAddress(pasted, site);
  const path = page && (postPath(page.segments) ?? storyPath(page.segments));
  return page && path ? { id: null, url: `${page.siteUrl}/${path}/` } : null;
};

const postPath = (segments: readonly string[]): string | null => {
  const hasOwner = segments.length === 3 && USERNAME.test(segments[0] ?? '');
  const [section = '', code = '', ...rest] = hasOwner ? segments.slice(1) : segments;
  const known = Object.hasOwn(SECTIONS, section) ? SECTIONS[section] : undefined;
  return known && SHORTCODE.test(code) && rest.length === 0 ? `${known}/${code}` : null;
};

const storyPath = ([section, owner = '', id = '', ...rest]: readonly string[]): string | null =>
  section === 'stories' && USERNAME.test(owner) && STORY_ID.test(id) && rest.length === 0
    ? `stories/${owner}/${id}`
    : null;
