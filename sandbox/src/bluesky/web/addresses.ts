import type { SampleAccount } from '../accounts';
import type { BlobRef } from '../lexicon/blob-ref';
import type { IndexedPost } from '../post-index';
import type { Bluesky } from '../state';

/** Same paths as the public site's (`https://bsky.app/profile/<did>/post/<rkey>`). */
export const profilePath = ({ handle }: SampleAccount): string => `/profile/${handle}`;

export const postPath = ({ author, record }: IndexedPost): string =>
  `/profile/${author.did}/post/${record.rkey}`;

export const imagePath = (did: string, { ref }: BlobRef): string =>
  `/img/${encodeURIComponent(did)}/${ref.$link}`;

/**
 * Where a click on a link goes: the local address behind a listed origin, else the link itself.
 * Null for anything that is not http, so that a record cannot smuggle a script in.
 */
export const clickTarget = ({ world }: Bluesky, uri: string): string | null =>
  /^https?:\/\//i.test(uri) ? (world.pages.resolve(uri) ?? uri) : null;

/** Host of a link, the way cards print it. */
export const domainOf = (uri: string): string => {
  try {
    return new URL(uri).host.replace(/^www\./, '');
  } catch {
    return uri;
  }
};
