import type { PlatformId } from '../../platforms/contract';
import { CONNECTOR_DESCRIPTORS } from '../../platforms/registry';

/** How people call an account: "@harbourlight", or on LinkedIn the display name. */
export const accountName = (platform: PlatformId, handle: string | null): string =>
  handle ? CONNECTOR_DESCRIPTORS[platform].handlePrefix + handle : 'the account';
