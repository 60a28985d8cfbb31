import { isIP } from 'node:net';

import { isPrivateAddress } from './private-addresses';

/** Names that no public DNS knows. */
const INSIDE_NAME = /^localhost$|^[^.]+$|\.(localhost|local|internal|lan|home|test)$/i;

/** Whether a URL's host is one that nobody outside this machine or network can reach. */
export const isInsideHost = (hostname: string): boolean => {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? INSIDE_NAME.test(bare) : isPrivateAddress(bare);
};
