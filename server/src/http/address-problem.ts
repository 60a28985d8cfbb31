import { isInsideHost } from './inside-host';

/**
 * What is wrong with an address that a key is sent to, in words that follow its name; null: nothing.
 *
 * @param url that parses, with http or https
 */
export const addressProblem = (
  url: string,
  { allowPrivateHosts }: { allowPrivateHosts: boolean }
): string | null => {
  const { protocol, hostname, username, password, search, hash } = new URL(url);
  if (username !== '' || password !== '') return 'must not hold a user or a password';
  if (search !== '' || hash !== '') return 'must not hold anything from a ? or # on';
  if (allowPrivateHosts) return null;
  if (isInsideHost(hostname)) {
    return 'is in a private network; set http.allowPrivateHosts to true in the plugin’s config if this is meant';
  }
  if (protocol !== 'https:') return 'must begin with https, as a key is sent there';
  return null;
};
