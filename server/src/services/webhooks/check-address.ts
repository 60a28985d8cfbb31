import { errors } from '@strapi/utils';

import { isInsideHost } from '../../http/inside-host';

/**
 * Refuses addresses that events are not sent to. What a name resolves to is looked at with each
 * request, in `http/`.
 *
 * @throws 400
 */
export const assertAddress = (
  url: string,
  { allowPrivateHosts }: { allowPrivateHosts: boolean }
): void => {
  const problem = problemOf(new URL(url), allowPrivateHosts);
  if (problem) throw new errors.ValidationError(`url: ${problem}`);
};

const problemOf = (
  { protocol, hostname, username, password }: URL,
  allowPrivateHosts: boolean
): string | null => {
  if (username !== '' || password !== '') {
    return 'must not hold a user or a password; requests are signed, so that the receiver can check them.';
  }
  if (allowPrivateHosts) return null;
  if (isInsideHost(hostname)) {
    return 'is in a private network; set http.allowPrivateHosts to true in the plugin’s config if this is meant.';
  }
  if (protocol !== 'https:') return 'must begin with https.';
  return null;
};
