import { readPageAddress } from '../addresses/page-address';
import type { Account, RecognisedPost } from '../contract';

import { serverHostOf } from './server-id';

/** Numbers on Mastodon, letters and digits on others that speak its API (STATUS). */
const ID = /^[0-9A-Za-z]{1,64}$/;
const HANDLE = /^@[^\s@/]{1,100}(?:@[^\s@/]{1,255})?$/;
const USERNAME = /^[^\s@/]{1,100}$/;
/** The web app of Mastodon puts these in front, the second one before 4.0. */
const APP_PREFIXES = ['deck', 'web'];

/**
 * A post on the account's own server, or on the configured one: `/@ana/1135…`, also as the web app
 * and ActivityPub write it. Addresses of SNAC are known as posts, but do not hold the API's id.
 */
export const recognisePost = (
  pasted: string,
  { account, serviceUrl }: { account: Account; serviceUrl: string }
): RecognisedPost | null => {
  const host = serverHostOf(account);
  const hosts = new RegExp(`^${host.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'i');
  for (const configuredUrl of basesOf(account, serviceUrl)) {
    const page = readPageAddress(pasted, { url: `https://${host}`, hosts, configuredUrl });
    const post = page && readPath(page.segments);
    if (page && post) return { id: post.id, url: `${page.siteUrl}/${post.path}` };
  }
  return null;
};

/** The account's pages may have a host of their own, or, inside a network, no https. */
const basesOf = ({ profileUrl }: Account, serviceUrl: string): string[] =>
  profileUrl !== null && URL.canParse(profileUrl)
    ? [serviceUrl, new URL(profileUrl).origin]
    : [serviceUrl];

const readPath = (segments: readonly string[]): { id: string | null; path: string } | null => {
  const isPrefixed = APP_PREFIXES.includes(segments[0] ?? '');
  const path = isPrefixed ? segments.slice(1) : segments;
  const [owner = '', second = '', third = '', fourth = '', ...rest] = path;
  if (rest.length > 0) return null;
  if (HANDLE.test(owner) && ID.test(second) && third === '') {
    return { id: second, path: `${owner}/${second}` };
  }
  if (HANDLE.test(owner) && second === 'statuses' && ID.test(third) && fourth === '') {
    return { id: third, path: `${owner}/statuses/${third}` };
  }
  const isActor = owner === 'users' && USERNAME.test(second) && third === 'statuses';
  if (isActor && ID.test(fourth)) {
    return { id: fourth, path: `users/${encodeURIComponent(second)}/statuses/${fourth}` };
  }
  const isSnac = USERNAME.test(owner) && second === 'p' && /^\d+\.\d+$/.test(third);
  return isSnac && fourth === ''
    ? { id: null, path: `${encodeURIComponent(owner)}/p/${third}` }
    : null;
};
