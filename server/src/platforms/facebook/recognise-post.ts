import { readPageAddress } from '../addresses/page-address';
import type { Account, RecognisedPost } from '../contract';
import { FACEBOOK_BASE_URLS } from './hosts';

/** `www.`, mobile sites, and one of each language: `pt-br.facebook.com`. */
const HOSTS = /^(?:(?:www|m|web|mbasic|business|[a-z]{2}-[a-z]{2})\.)?facebook\.com$/;
const ID = /^[1-9]\d{0,19}$/;
const PAGE_POST_ID = /^[1-9]\d{0,19}_[1-9]\d{0,19}$/;
/** Shown in addresses in place of the number; leads to the same post, but names no id for the API. */
const HIDDEN_ID = /^pfbid\w{10,120}$/;
const NAME = /^[\p{L}\p{N}.%_-]{1,200}$/u;
const SHARE_KINDS = ['p', 'r', 'v'];

interface Found {
  id: string | null;
  /** Path and query that are needed to get there. */
  path: string;
}

/** Addresses of posts, photos, videos, reels and stories of Pages. */
export const recognisePost = (
  pasted: string,
  { account, webUrl }: { account: Account; webUrl: string }
): RecognisedPost | null => {
  const site = { url: FACEBOOK_BASE_URLS.web, hosts: HOSTS, configuredUrl: webUrl };
  const page = readPageAddress(pasted, site);
  if (!page) return null;
  const query = new URL(pasted.trim()).searchParams;
  const found = byQuery(page.segments, query) ?? byPath(page.segments, account);
  return found && { id: found.id, url: `${page.siteUrl}/${found.path}` };
};

const byQuery = (segments: readonly string[], query: URLSearchParams): Found | null => {
  const [first = '', ...rest] = segments;
  if (rest.length > 0) return null;
  const param = (name: string): string => query.get(name) ?? '';
  if (first === 'permalink.php' || first === 'story.php') {
    const [story, page] = [param('story_fbid'), param('id')];
    if (!ID.test(page) || !(ID.test(story) || HIDDEN_ID.test(story))) return null;
    const path = `permalink.php?story_fbid=${story}&id=${page}`;
    return { id: ID.test(story) ? `${page}_${story}` : null, path };
  }
  if ((first === 'watch' || first === 'video.php') && ID.test(param('v'))) {
    return { id: param('v'), path: `watch/?v=${param('v')}` };
  }
  if ((first === 'photo' || first === 'photo.php') && ID.test(param('fbid'))) {
    // A photo has an id of its own, which is not that of the post.
    return { id: null, path: `photo/?fbid=${param('fbid')}` };
  }
  return null;
};

const byPath = (segments: readonly string[], account: Account): Found | null => {
  const [first = '', second = '', ...rest] = segments;
  const path = segments.map(encodeURIComponent).join('/');
  if (segments.length === 1) return PAGE_POST_ID.test(first) ? { id: first, path } : null;
  if (first === 'reel') return ID.test(second) && rest.length === 0 ? { id: second, path } : null;
  if (first === 'share') return byShare([second, ...rest], path);
  if (first === 'stories') return ID.test(second) && rest.length > 0 ? { id: null, path } : null;
  return NAME.test(first) ? ofPage([second, ...rest], path, account) : null;
};

/** `share/p/<code>`, and older ones without the letter. */
const byShare = (segments: readonly string[], path: string): Found | null => {
  const [kind = '', code = kind, ...more] = segments;
  const isKnown = segments.length === 1 || SHARE_KINDS.includes(kind);
  return isKnown && /^\w{5,40}$/.test(code) && more.length === 0 ? { id: null, path } : null;
};

/** `<page>/posts/<words>/<id>`, `<page>/videos/<words>/<id>`, `<page>/photos/<album>/<id>`. */
const ofPage = (segments: readonly string[], path: string, account: Account): Found | null => {
  const [edge, ...inner] = segments;
  const last = inner.at(-1) ?? '';
  if (inner.length < 1 || inner.length > 2) return null;
  if (edge === 'videos') return ID.test(last) ? { id: last, path } : null;
  if (edge === 'photos') return ID.test(last) ? { id: null, path } : null;
  if (edge !== 'posts') return null;
  if (ID.test(last)) return { id: `${account.id}_${last}`, path };
  return HIDDEN_ID.test(last) ? { id: null, path } : null;
};
