import { getJson } from './get-json';
import type { PostReader } from './post-reader';

export const blueskyReader =
  (base: string): PostReader =>
  async ({ id }) => {
    const [, , repo = '', collection = '', rkey = ''] = id.split('/');
    const query = new URLSearchParams({ repo, collection, rkey });
    const { value } = await getJson<{ value: { text: string } }>(
      `${base}/xrpc/com.atproto.repo.getRecord?${query.toString()}`
    );
    return value.text;
  };
