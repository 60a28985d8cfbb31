import type { Account } from '../contract';

interface PostAddress {
  /** Without trailing slash. */
  webUrl: string;
  account: Account;
  id: string;
}

/** X's convention; the second form works without knowing the handle. */
export const postUrl = ({ webUrl, account, id }: PostAddress): string =>
  account.handle === ''
    ? `${webUrl}/i/web/status/${id}`
    : `${webUrl}/${account.handle}/status/${id}`;
