import type { PostedPart } from '../contract';
import type { RecordRef } from './answers';
import type { RecordAddress } from './client';

/** Public page: `https://bsky.app/profile/<did>/post/<rkey>`. */
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
    url: `${webUrl}/profile/${address.repo}/post/${address.rkey}`,
    ref: { uri: ref.uri, cid: ref.cid },
  };
};

/** Splits `at://<did>/<collection>/<rkey>`; null for anything else. */
export const parseRecordUri = (uri: string): RecordAddress | null => {
  const [, repo, collection, rkey] = /^at:\/\/(did:[^/\s]+)\/([^/\s]+)\/([^/\s]+)$/.exec(uri) ?? [];
  return repo && collection && rkey ? { repo, collection, rkey } : null;
};
