import { readPageAddress } from '../addresses/page-address';
import type { Account, RecognisedPost } from '../contract';
import { DEFAULT_WEB_URL } from './descriptor';
import { postUrl, recordUri } from './posted-part';
import { POST_COLLECTION } from './record';

const HOSTS = /^(?:www\.)?bsky\.app$/;
/** https://atproto.com/specs/did and https://atproto.com/specs/handle, checked 2026-11-22. */
const DID = /^did:[a-z]+:[\w.:-]*[\w.-]$/;
const HANDLE = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const MAX_AUTHOR_LENGTH = 253;
/** The key of a post is a TID (app/bsky/feed/post.json), so a link that was cut off is noticed. */
const RKEY = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

interface Named {
  siteUrl: string;
  /** DID or handle. */
  author: string;
  rkey: string;
}

/** `/profile/<did or handle>/post/<rkey>` and `at://<did or handle>/app.bsky.feed.post/<rkey>`. */
export const recognisePost = (input: {
  pasted: string;
  account: Account;
  /** Without trailing slash. */
  webUrl: string;
}): RecognisedPost | null => {
  const { pasted, account, webUrl } = input;
  const named = namedByUri(pasted, webUrl) ?? namedByPage(pasted, webUrl);
  if (!named || !RKEY.test(named.rkey) || named.author.length > MAX_AUTHOR_LENGTH) return null;
  const { siteUrl, author, rkey } = named;
  const isDid = DID.test(author);
  if (!isDid && !HANDLE.test(author)) return null;
  const repo = isDid ? author : didOf(author, account);
  return {
    id: repo === null ? null : recordUri({ repo, collection: POST_COLLECTION, rkey }),
    url: postUrl({ webUrl: siteUrl, author: repo ?? author.toLowerCase(), rkey }),
  };
};

/** A record is known by its author's DID, which a handle tells of the connected account alone. */
const didOf = (handle: string, { id, handle: own }: Account): string | null =>
  handle.toLowerCase() === own.toLowerCase() && DID.test(id) ? id : null;

const namedByUri = (pasted: string, webUrl: string): Named | null => {
  const [, author, collection, rkey] =
    /^at:\/\/([^/\s]+)\/([^/\s]+)\/(\w+)$/.exec(pasted.trim()) ?? [];
  const isPost = author && rkey && collection === POST_COLLECTION;
  return isPost ? { siteUrl: webUrl, author, rkey } : null;
};

const namedByPage = (pasted: string, webUrl: string): Named | null => {
  const site = { url: DEFAULT_WEB_URL, hosts: HOSTS, configuredUrl: webUrl };
  const page = readPageAddress(pasted, site);
  const [profile, author, post, rkey, ...rest] = page?.segments ?? [];
  const isPost = profile === 'profile' && post === 'post' && rest.length === 0;
  return page && author && rkey && isPost ? { siteUrl: page.siteUrl, author, rkey } : null;
};
