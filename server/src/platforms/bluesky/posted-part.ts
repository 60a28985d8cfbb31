import type { PostedPart } from '../contract';
import type { RecordRef } from './answers';
import type { RecordAddress } from './client';

interface PostPage {
  /** Without trailing slash. */
  webUrl: string;
  /** DID, or a handle where only that is known. */
  author: string;
  rkey: string;
}

/** Public page: `https://bsky.app/profile/<did>/post/<rkey>`. */
export const postUrl = ({ webUrl, author, rkey }: PostPage): string =>
  `${webUrl}/profile/${author}/post/${rkey}`;

export const postedPart = (input: {
  index: number;
  ref: RecordRef;
  address: RecordAddress;
  webUrl: string;
}): PostedPart => {
  const { index, ref, address, webUrl } = input;
  return {
    index,
    id: ref.uri,
    url: postUrl({ webUrl, author: address.repo, rkey: address.rkey }),
    ref: { uri: ref.uri, cid: ref.cid },
  };
};

/** The id of a record: `at://<did>/<collection>/<rkey>`. */
export const recordUri = ({ repo, collection, rkey }: RecordAddress): string =>
  `at://${repo}/${collection}/${rkey}`;

/** Splits `at://<did>/<collection>/<rkey>`; null for anything else. */
export const parseRecordUri = (uri: string): RecordAddress | null => {
  const [, repo, collection, rkey] = /^at:\/\/(did:[^/\s]+)\/([^/\s]+)\/([^/\s]+)$/.exec(uri) ?? [];
  return repo && collection && rkey ? { repo, collection, rkey } : null;
};
