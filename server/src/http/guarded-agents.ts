import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';

import { isPrivateAddress } from './private-addresses';

export const BLOCKED_ADDRESS_CODE = 'ERR_BLOCKED_ADDRESS';

/** The host is, or resolves to, an address that we do not talk to. */
export class BlockedAddressError extends Error {
  readonly code = BLOCKED_ADDRESS_CODE;

  constructor(hostname: string) {
    super(
      `${hostname} is a private network address. Set http.allowPrivateHosts to true if this is meant.`
    );
    this.name = 'BlockedAddressError';
  }
}

/**
 * Resolves once and hands the checked addresses to the socket, so that a name cannot change its
 * answer between the check and the connection.
 */
const guardedLookup: LookupFunction = (hostname, options, callback) => {
  const all: LookupOptions = { ...options, all: true };
  systemLookup(hostname, all, (error, found) => {
    if (error) return callback(error, '', 0);
    const addresses = found as unknown as LookupAddress[];
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isPrivateAddress(address))) {
      return callback(new BlockedAddressError(hostname), '', 0);
    }
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

/** A literal address never reaches `lookup`, so it is checked here. */
export const assertPublicHost = (url: URL): void => {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(hostname) !== 0 && isPrivateAddress(hostname)) throw new BlockedAddressError(hostname);
};

/**
 * No keep-alive: a pooled socket that the other side has just closed would turn a commit into a
 * doubtful one.
 */
export const createAgents = (allowPrivateHosts: boolean) => {
  const options = allowPrivateHosts ? {} : { lookup: guardedLookup };
  return { httpAgent: new http.Agent(options), httpsAgent: new https.Agent(options) };
};
