import { accountByKey } from './accounts';
import type { Post } from './state';

/** Path of a post's public address. */
export const postPath = ({ accountKey, kind, id }: Post): string =>
  `/@${accountByKey(accountKey)?.username ?? ''}/${kind}/${id}`;
