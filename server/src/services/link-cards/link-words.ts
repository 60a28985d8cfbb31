import type { LinkCheck } from '../../../../contracts/mappings';
import type { UnreachableReason } from '../../http/unreachable';
import { hostOf } from '../adaptation/field-card';
import type { PageResult } from './fetch-page';

const MAX_SHOWN = 120;

/** Short enough for a sentence. */
export const shownAddress = (address: string): string =>
  address.length <= MAX_SHOWN
    ? address
    : `${address
        .slice(0, MAX_SHOWN - 1)
        .toWellFormed()
        .replace(/\uFFFD/g, '')}…`;

/** What a look at a page says to a person; the sentences name the address and the next step. */
export const linkCheckOf = (address: string, result: PageResult): LinkCheck => {
  const problem = pageProblem(address, result);
  switch (result.kind) {
    case 'page':
    case 'not-html':
      return { isReachable: true, status: result.status, problem };
    case 'gone':
    case 'refused':
    case 'error':
      return { isReachable: false, status: result.status, problem };
    case 'unreachable':
      return { isReachable: false, status: null, problem };
  }
};

/** Null: there is a page, as it should be. */
export const pageProblem = (address: string, result: PageResult): string | null => {
  const page = `The page ${shownAddress(address)}`;
  switch (result.kind) {
    case 'page':
      return null;
    case 'gone':
      return `${page} answers ${result.status}: there is nothing. Check the link pattern of the content-type and the site's link base, and that the website shows this entry already.`;
    case 'refused':
      return `${page} answers ${result.status} to this plugin: ${refusal(result.status)} Open it in a private window: if people can read it, let programs read it too, or platforms make no card of it.`;
    case 'error':
      return `${page} answers ${result.status}: the website has a fault at the moment. Try again in a minute, and look at the website's own logs if it stays.`;
    case 'not-html':
      return `The link ${shownAddress(address)} leads to ${result.contentType || 'a file'} and not to a page: platforms make no card of it. Link to a page that offers the file.`;
    case 'unreachable':
      return unreachableProblem(address, result.reason);
  }
};

const refusal = (status: number): string => {
  if (status === 401 || status === 403) return 'it wants a sign-in, or shuts programs out.';
  if (status === 429) return 'it was asked too often.';
  return 'it does not take the request.';
};

const unreachableProblem = (address: string, reason: UnreachableReason): string => {
  const page = `The page ${shownAddress(address)}`;
  const host = hostOf(address);
  switch (reason) {
    case 'no-address':
      return `“${shownAddress(address)}” is no web address that can be opened. Make the link pattern of the content-type begin with /, or with http:// or https://, and without a password.`;
    case 'unknown-host':
      return `${page} cannot be found: no such host as ${host} is known. Check the spelling of the site's link base, and the DNS entry of the website.`;
    case 'no-connection':
      return `${page} cannot be reached: ${host} takes no connection. Check that the website runs and that this server may connect to it.`;
    case 'private':
      return `${page} leads to a private network address, which nobody outside can open. Set the site's link base to the public address of the website; set http.allowPrivateHosts in config/plugins if this is a test.`;
    case 'certificate':
      return `${page} cannot be opened safely: the certificate of ${host} is not valid. Renew it; browsers warn people as well.`;
    case 'timeout':
      return `${page} did not answer within five seconds. Platforms give up as well: check how fast the website is, and try again.`;
    case 'redirects':
      return `${page} sends on too often, or to nowhere. Check the redirects of the website, and link to where they should end.`;
    case 'broken':
      return `${page} broke off the connection. Try again, and look at the website's own logs if it stays.`;
  }
};
